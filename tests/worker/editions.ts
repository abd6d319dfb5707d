import { join } from 'node:path';
import { projectRoot } from '../../src/host/project.ts';
import { forms as goldenForms } from '../golden/forms.ts';
import { tortureFiles } from '../readers/torture.ts';
import { sample } from '../sample.ts';
import { articleFile } from './start.ts';

/** An edition for tests that look at every form of a feed's address. */
export interface Tried {
  readonly edition: string;
  /** The content folder, or its files by path. */
  readonly source: string | Readonly<Record<string, string>>;
  /** Every form of a feed's address, without its file. */
  readonly forms: readonly string[];
}

/** What directories of podcasts, and the W3C's validator with them, ask of a channel with audio. */
const podcast =
  'podcast: { category: Society & Culture, explicit: false, owner: { name: A & <B>, email: b@feeds.example } }\n';

export const editions: readonly Tried[] = [
  {
    edition: 'the captures',
    source: sample,
    forms: [
      '/',
      '/tags/syria/',
      '/tags/iraq/',
      '/tags/iran/',
      '/authors/arti-bali/',
      '/languages/en/',
      '/2017/',
      '/2017/12/',
      '/2017/12/11/',
      '/archive/2017/11/',
      '/archive/2017/12/',
      '/?limit=2',
      '/?content=summary',
      '/?order=added',
      '/?changed-since=2017',
      '/?q=putin',
      '/?tag=-iran&tag=egypt,syria',
      '/?since=2017-12&until=2018',
      '/?unique=1',
      '/tags/syria/?until=2016',
    ],
  },
  {
    edition: 'the torture edition',
    source: { ...tortureFiles, 'feed.yaml': `${tortureFiles['feed.yaml']}${podcast}` },
    forms: [
      '/',
      '/?limit=2',
      '/?content=summary',
      '/?order=added',
      '/?unique=1',
      encodeURI('/?q=渡轮'),
      '/tags/tag-007/',
      '/tags/quoted/',
      '/tags/its/',
      '/authors/ann-lee/',
      '/sources/radio-a-b/',
      '/languages/en/',
      '/1969/',
      '/2000/02/29/',
      '/archive/1969/07/',
      '/archive/2019/05/',
    ],
  },
  {
    edition: 'a podcast that moved',
    source: {
      'feed.yaml':
        'title: A show\ndescription: It is heard.\nurl: https://new.example\nid: https://old.example/\n' +
        'icon: /media/icon.png\npageSize: 1000\nauthors: [Ann Lee]\n' +
        'podcast:\n  category: Arts\n  subcategory: Books\n  explicit: false\n  type: serial\n  locked: true\n' +
        '  owner: { name: Ann Lee, email: ann@new.example }\n' +
        '  funding: { url: https://ann.example/?a&b, label: Give & take }\n',
      'media/icon.png': 'picture',
      'media/1.mp3': 'sound',
      'media/1.srt': 'words',
      'media/1.json': '{"version":"1.2.0","chapters":[]}',
      'articles/1.md': articleFile(
        {
          title: 'The first',
          slug: 'first',
          published: '2020-01-02T03:04:05Z',
          image: '/media/icon.png',
          attachments: [{ url: '/media/1.mp3', duration: 61 }],
          episode: {
            season: 1,
            number: 1,
            type: 'full',
            explicit: true,
            people: [{ name: 'Ann & Co', role: 'host', url: 'https://ann.example/' }, 'Bo'],
            transcripts: ['/media/1.srt'],
            chapters: '/media/1.json',
          },
        },
        'What is said.',
      ),
      'articles/2.md': articleFile(
        {
          title: 'A trailer',
          slug: 'trailer',
          published: '2020-01-01T00:00:00Z',
          attachments: [{ url: '/media/1.mp3' }],
          episode: { type: 'trailer' },
        },
        'What is to come.',
      ),
      'articles/3.md': articleFile({ title: 'A note', slug: 'note', published: '2019-01-01T00:00:00Z' }, 'No sound.'),
    },
    forms: ['/', '/?limit=2', '/?content=summary', '/2020/', '/archive/2020/01/'],
  },
  {
    edition: 'the golden publication',
    source: join(projectRoot, 'tests/golden/content'),
    forms: goldenForms,
  },
];

/** The path below which one of the editions stands. */
export const basePath = '/feeds';

/** The torture edition below a path. */
export const belowPath: Tried = {
  edition: 'a publication below a path',
  source: {
    ...tortureFiles,
    'feed.yaml': `${tortureFiles['feed.yaml']}${podcast}`.replace(/^url: .*$/m, `$&${basePath}`),
  },
  forms: ['/', '/?limit=2', '/?content=summary', '/tags/tag-007/', '/1969/', '/archive/1969/07/'].map(
    (form) => basePath + form,
  ),
};

/** The address of a form in a format: the path, the file, the query. */
export function addressOf(form: string, file: string): string {
  const [path, query] = form.split('?');
  return `${path}${file}${query === undefined ? '' : `?${query}`}`;
}
