import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../src/article/candidate.ts';
import { Refusal } from '../../../src/import/reader.ts';
import { readWordPress } from '../../../src/import/wordpress/wordpress.ts';

type Post = Readonly<Record<string, string>>;

const defaults: Post = {
  title: 'High tide',
  link: 'https://blog.example/tide/',
  'dc:creator': 'ann',
  guid: 'https://blog.example/?p=1',
  'wp:post_id': '1',
  'wp:post_date': '2011-01-19 08:40:14',
  'wp:post_date_gmt': '2011-01-18 23:40:14',
  'wp:post_name': 'tide',
  'wp:status': 'publish',
  'wp:post_type': 'post',
};

function item(post: Post, more = ''): string {
  const members = Object.entries({ ...defaults, ...post }).map(
    ([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`,
  );
  return `<item>${members.join('')}${more}</item>`;
}

async function read(...items: readonly string[]): Promise<readonly Candidate[]> {
  const text = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
    xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
    <channel><title>Tides &amp;amp; Boats</title><link>https://blog.example</link><language>en-GB</language><wp:wxr_version>1.2</wp:wxr_version>
    <wp:author><wp:author_login>ann</wp:author_login><wp:author_display_name><![CDATA[Ann Lee]]></wp:author_display_name></wp:author>
    <wp:author><wp:author_login>bob</wp:author_login><wp:author_display_name/><wp:author_first_name>Bob</wp:author_first_name><wp:author_last_name>Ray</wp:author_last_name></wp:author>
    ${items.join('\n')}</channel></rss>`;
  return readWordPress(new TextEncoder().encode(text), { file: 'export.xml' });
}

async function only(post: Post, more = ''): Promise<Candidate> {
  const [candidate] = await read(item(post, more));
  return candidate as Candidate;
}

const meta = (key: string, value: string) =>
  `<wp:postmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value><![CDATA[${value}]]></wp:meta_value></wp:postmeta>`;

const names = async (post: Post, more = '') => (await only(post, more)).fields.authors?.value.map(({ name }) => name);

describe('a WordPress export', () => {
  it('gives a post with all its fields', async () => {
    const post = item(
      {
        title: 'Salt &amp; Sand',
        'excerpt:encoded': 'In <em>short</em>',
        'content:encoded': 'One\ntwo\n\n<a href="/three">three</a>',
        'wp:post_modified': '2011-02-19 08:40:14',
        'wp:post_modified_gmt': '2011-02-18 23:40:14',
      },
      `<category domain="category" nicename="ships"><![CDATA[Ships]]></category><category domain="post_tag" nicename="sea"><![CDATA[Sea]]></category>
       <category domain="post_format" nicename="post-format-aside"><![CDATA[Aside]]></category>
       <category domain="category" nicename="uncategorized"><![CDATA[Uncategorized]]></category>
       ${meta('_thumbnail_id', '9')}${meta('enclosure', 'https://blog.example/a.mp3\n123\naudio/mpeg\n')}`,
    );
    const picture = item(
      {
        'wp:post_id': '9',
        'wp:post_type': 'attachment',
        'wp:status': 'inherit',
        'wp:attachment_url': 'https://blog.example/9.jpg',
      },
      meta('_wp_attachment_image_alt', 'A quay'),
    );
    const [candidate] = await read(post, picture);
    const values = Object.entries(candidate?.fields ?? {}).map(([name, { value }]) => [name, value]);
    expect(Object.fromEntries(values)).toEqual({
      title: 'Salt & Sand',
      published: '2011-01-19T08:40:14+09:00',
      updated: '2011-02-19T08:40:14+09:00',
      authors: [{ name: 'Ann Lee' }],
      tags: ['Ships', 'Sea'],
      language: 'en-GB',
      summary: 'In short',
      source: { name: 'Tides & Boats', url: 'https://blog.example' },
      url: 'https://blog.example/tide/',
      image: { url: 'https://blog.example/9.jpg', alt: 'A quay' },
      attachments: [{ url: 'https://blog.example/a.mp3', type: 'audio/mpeg', length: 123 }],
    });
    expect([candidate?.id, candidate?.slug]).toEqual(['https://blog.example/?p=1', 'tide']);
    expect(candidate?.body).toBe('One\\\ntwo\n\n[three](https://blog.example/three)');
  });

  it('takes in as drafts what is not open to all, and keeps the day of what is scheduled', async () => {
    const draft = await only({
      'wp:status': 'draft',
      'wp:post_date_gmt': '0000-00-00 00:00:00',
      'wp:post_name': '',
    });
    expect([draft.draft, draft.fields.published, draft.slug]).toEqual([true, undefined, undefined]);
    expect((await only({ 'wp:status': 'pending' })).draft).toBe(true);
    expect((await only({ 'wp:status': 'private' })).draft).toBe(true);
    const secret = await only({ 'wp:post_password': 'hush' });
    expect([secret.draft, secret.problems.map(({ rule }) => rule)]).toEqual([true, ['protected-post']]);
    const scheduled = await only({
      'wp:status': 'future',
      'wp:post_date': '2099-01-01 10:00:00',
      'wp:post_date_gmt': '2099-01-01 10:00:00',
    });
    expect([scheduled.draft, scheduled.fields.published?.value]).toEqual([undefined, '2099-01-01T10:00:00Z']);
  });

  it('takes paths of pictures as addresses of the site', async () => {
    const { body, problems } = await only({
      'content:encoded': '<img src="/wp-content/uploads/a.png" alt="Quay">',
    });
    expect([body, problems]).toEqual(['![Quay](https://blog.example/wp-content/uploads/a.png)', []]);
  });

  it('leaves out all that is no post, and counts it', async () => {
    const kinds = ['page', 'page', 'attachment', 'nav_menu_item'].map((kind) => item({ 'wp:post_type': kind }));
    const candidates = await read(item({ 'wp:status': 'trash' }), ...kinds, item({}));
    expect(candidates).toHaveLength(1);
    expect(candidates[0]?.problems).toMatchObject([
      { rule: 'left-out', severity: 'note', message: expect.stringContaining('2 × page') },
    ]);
  });

  it('names authors as their blog shows them', async () => {
    expect(await names({ 'dc:creator': 'bob' })).toEqual(['Bob Ray']);
    expect(await names({ 'dc:creator': 'carol' })).toEqual(['carol']);
    const guests =
      '<category domain="author" nicename="cap-ann">ann</category><category domain="author" nicename="cap-bob">bob</category>';
    expect(await names({}, guests)).toEqual(['Ann Lee', 'Bob Ray']);
  });

  it('reads what the block editor stores', async () => {
    const text = `<!-- wp:paragraph -->\n<p>One</p>\n<!-- /wp:paragraph -->\n\nOld\ntext\n
<!-- wp:list {"ordered":false} --><ul><!-- wp:list-item --><li>a</li><!-- /wp:list-item --></ul><!-- /wp:list -->
<!-- wp:latest-posts {"postsToShow":3} /-->
<!-- wp:block {"ref":20} /-->
<!-- wp:embed {"url":"https://v.org/1"} -->
<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">
https://v.org/1
</div></figure>
<!-- /wp:embed -->`;
    const shared = item({
      'wp:post_id': '20',
      'wp:post_type': 'wp_block',
      'content:encoded': '<!-- wp:paragraph --><p>Shared</p><!-- /wp:paragraph -->',
    });
    const [candidate] = await read(item({ 'content:encoded': text }), shared);
    expect(candidate?.body).toContain('One\n\nOld\\\ntext\n\n- a\n\nShared');
    expect(candidate?.body).toContain('(https://v.org/1)');
    expect(candidate?.body).not.toContain('wp:');
  });

  it('reads slugs that are stored encoded, and survives a damaged export', async () => {
    expect((await only({ 'wp:post_name': '%d0%bc%d0%be%d1%80%d0%b5' })).slug).toBe('море');
    const cut = `<rss><channel><title>T</title>${item({})}<item><title>Cut`;
    const candidates = await readWordPress(new TextEncoder().encode(cut), { file: 'cut.xml' });
    expect(candidates.map(({ fields }) => fields.title?.value)).toEqual(['High tide', 'Cut']);
    expect(candidates[0]?.problems.map(({ rule }) => rule)).toEqual(['not-well-formed']);
  });

  it('refuses an export without posts', async () => {
    const refusal = await read(item({ 'wp:post_type': 'page' })).catch((error: unknown) => error);
    expect((refusal as Refusal).problems.map(({ rule }) => rule)).toEqual(['no-entries', 'left-out']);
  });
});
