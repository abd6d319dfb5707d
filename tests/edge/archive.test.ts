import { expect, test } from 'vitest';
import { articleOf, noon, siteOf, tag } from './site.ts';

const { ask } = siteOf([
  articleOf('first', { tags: [tag('rain')] }),
  articleOf('second', { published: noon - 3600, tags: [tag('snow')] }),
]);

test.each(['tag=rain', 'since=2017', 'limit=1', 'content=summary', 'q=text', 'utm_source=x&author=nobody'])(
  'an archive document asked for with %s says that it takes no parameters, and what does',
  async (parameters) => {
    const response = await ask(`/archive/2017/12/atom.xml?${parameters}`);
    expect(response.status).toBe(400);
    const ours = parameters.replace('utm_source=x&', '');
    expect(await response.json()).toMatchObject({
      parameter: ours.split('=')[0],
      accepted: expect.stringContaining('/2017/12/atom.xml'),
      near: [`/2017/12/atom.xml?${ours}`],
    });
  },
);

test('what a tracker adds, or an empty value, does no harm to an archive document', async () => {
  const plain = await (await ask('/archive/2017/12/rss.xml')).text();
  const response = await ask('/archive/2017/12/rss.xml?utm_source=x&tag=');
  expect(response.status).toBe(200);
  expect(await response.text()).toBe(plain);
});
