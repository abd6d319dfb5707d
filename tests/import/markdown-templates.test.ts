import { describe, expect, test } from 'vitest';
import { readMount } from '../../src/content/mounts/mounts.ts';
import { folderOf } from './folder.ts';

/** A post in a folder without settings: its body, and the problems with its syntax. */
async function plain(body: string) {
  const { articles, problems } = await readMount(
    { path: '.', dialect: 'plain' },
    await folderOf({ 'notes/a.md': `---\ntitle: A\ndate: 2020-01-02\n---\n${body}\n` }),
  );
  const told = problems.filter(({ rule }) => rule === 'unread-syntax');
  return { body: articles[0]?.text.body, told };
}

describe('M12: a post without its site’s settings', () => {
  test.each([
    ['{% include x %}', 'x'],
    ['{{ site.url }}', 'site.url'],
    ['{% include_relative a.md %}', 'a.md'],
    ['{{ page.maker | upcase }}', 'page.maker'],
    ['{% gallery photos %}', 'gallery'],
    ['{{ chart(data="x") }}', 'chart'],
    ['{{< chart data="x" >}}', 'chart'],
    ['{% seam %}', 'seam'],
  ])('loses %s, which is told with its line', async (syntax, name) => {
    const { body, told } = await plain(`Before.\n\n${syntax}\n\nAfter.`);
    expect(body).toBe('Before.\n\nAfter.');
    expect(told).toMatchObject([{ severity: 'warning', line: 7 }]);
    expect(told[0]?.message).toContain(`"${name}"`);
  });

  test.each([
    ['{% figure src="/a.png" alt="An awl" %}', '![An awl](/a.png)'],
    ['{% highlight sh %}\nmake {{ x }}\n{% endhighlight %}', '```sh\nmake {{ x }}\n```'],
    ['{% raw %}{{ x }}{% endraw %}', '{{ x }}'],
    ['{% if page.x %}No{% else %}Yes{% endif %}', 'Yes'],
    ['{{ youtube(id="dQw4w9WgXcQ") }}', '[Video on YouTube](https://www.youtube.com/watch?v=dQw4w9WgXcQ)'],
    ['!!! note "Sharp"\n    Mind it.', '> **Sharp**\n>\n> Mind it.'],
    ['Text\n{: .lead}', 'Text'],
    ['`{% include x %}`', '`{% include x %}`'],
    ['```\n{{ site.url }}\n```', '```\n{{ site.url }}\n```'],
  ])('is read by its text: %j', async (source, expected) => {
    expect(await plain(source)).toEqual({ body: expected, told: [] });
  });

  test.each(['{{ total }}', '{{name}}', '<%= title %>'])('shows %s, which may be meant, and tells it', async (text) => {
    const { body, told } = await plain(`Write ${text} there.`);
    expect(body).toBe(`Write ${text} there.`);
    expect(told).toMatchObject([{ severity: 'warning', line: 5 }]);
    expect(told[0]?.message).toContain('as it is written');
  });
});

test('M12: a shortcode of one generator does not hide the templates of another one', async () => {
  const body = '{{< chart data="x" >}} {{ site.place }} {% seam %} <%= title %> {{ 1 + 1 }}';
  const root = await folderOf({ 'a.md': `---\ntitle: A\ndate: 2024-03-10\n---\n${body}\n` });
  const { articles, problems } = await readMount({ path: '.', url: 'https://h.example/' }, root);
  const told = problems.filter(({ rule }) => rule === 'unread-syntax').map(({ message }) => message);
  expect(articles[0]?.text.body).not.toMatch(/chart|site\.place|seam/);
  for (const name of ['chart', 'site.place', 'seam', '<%= title %>', '1 + 1'])
    expect(told.join('\n')).toContain(`"${name}"`);
});
