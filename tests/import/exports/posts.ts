/** Eight posts, as exports of services hold them: two are drafts. */
export interface Post {
  readonly number: number;
  readonly title: string;
  readonly slug: string;
  readonly day: string;
  readonly draft: boolean;
  readonly tags: readonly string[];
  /** The bytes of its picture: no two are the same. */
  readonly picture: Buffer;
}

const titles = [
  ['The ferry is back', 'the-ferry-is-back'],
  ['Salt & sand: “what remains”', 'salt-sand-what-remains'],
  ['Küste im Winter', 'kueste-im-winter'],
  ['北京的冬天', 'beijing-winter'],
  ['How to tie a bowline, and why not to', 'how-to-tie-a-bowline'],
  ['1984 and after', '1984-and-after'],
  ['A draft about lighthouses', 'a-draft-about-lighthouses'],
  ['Notes: unfinished', 'notes-unfinished'],
] as const;

export const posts: readonly Post[] = titles.map(([title, slug], i) => ({
  number: i + 1,
  title,
  slug,
  day: `2024-0${i + 1}-1${i}`,
  draft: i >= 6,
  tags: ['Harbours', `Pier ${i + 1}`],
  picture: Buffer.from(`\x89PNG\r\n\x1a\n picture ${i + 1}`, 'latin1'),
}));

/** Its moment in UTC. */
export const momentOf = ({ day }: Post): string => `${day}T08:30:00Z`;

/** Its text in HTML, with a picture at an address. */
export const htmlOf = ({ number }: Post, picture: string): string =>
  `<p>It left at seven with ${number} people &amp; a piano.</p><h2>At sea</h2><p>“Quiet,” she said: <em>Küste</em>.</p>` +
  `<p><img src="${picture}" alt="The quay"></p>`;

/** The same in Markdown. */
export const markdownOf = ({ number }: Post, picture: string): string =>
  `It left at seven with ${number} people & a piano.\n\n## At sea\n\n“Quiet,” she said: *Küste*.\n\n![The quay](${picture})\n`;

/** What the imported body must hold, without the picture. */
export const linesOf = ({ number }: Post): readonly string[] => [
  `It left at seven with ${number} people & a piano.`,
  '## At sea',
  '“Quiet,” she said: *Küste*.',
];
