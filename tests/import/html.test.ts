import { describe, expect, test } from 'vitest';
import type { Candidate } from '../../src/article/candidate.ts';
import { readHtml } from '../../src/import/html/html.ts';
import { toMarkdown } from '../../src/import/markup.ts';

const sentences = [
  'The town council of Harrowmere voted on Tuesday to keep the old ferry running through the winter, after a debate that lasted most of the night.',
  'Supporters of the ferry had gathered outside the hall with lanterns, and some of them stayed until the result was read out shortly after midnight.',
  '“We have crossed this water for two hundred years,” said the ferrywoman, who had brought her daughter along to hear the decision for herself.',
  'The council will pay for a new engine and for two further pilots, and it will look at the price of tickets again when the spring timetable is made.',
  'Critics said that the bridge at Lower Mere is only eleven minutes away by bus, and that the money would be better spent on the school’s leaking roof.',
];
const article = sentences.map((sentence) => `<p>${sentence}</p>`).join('\n');

async function read(head: string, body = `<h1>Ferry stays</h1>${article}`): Promise<Candidate> {
  const html = `<!DOCTYPE html><html lang="en"><head>${head}</head><body>${body}</body></html>`;
  const [candidate] = await readHtml(new TextEncoder().encode(html), { file: 'page.html' });
  return candidate as Candidate;
}

const ld = (value: unknown): string => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
const names = ({ fields }: Candidate): readonly string[] => (fields.authors?.value ?? []).map(({ name }) => name);

test('the article stays whole, the chrome around it goes', async () => {
  const { body } = await read(
    '',
    `<nav><a href="/">Home</a><a href="/n">News</a></nav><h1>Ferry stays</h1>
     <div class="share-bar"><a href="#">Facebook</a><a href="#">Twitter</a></div>${article}
     <p><a href="/other">Read also: Another ferry sinks</a></p>
     <div class="related-posts"><h3>Related</h3><ul><li><a href="/1">Bus prices rise</a></li><li><a href="/2">School roof leaks</a></li></ul></div>
     <footer>© 2019 The Harrowmere Post. All rights reserved.</footer>`,
  );
  for (const sentence of sentences) expect(body).toContain(sentence);
  for (const chrome of ['Facebook', 'Another ferry', 'Bus prices', 'All rights', 'Home'])
    expect(body).not.toContain(chrome);
});

test.each([
  [
    'one object',
    {
      '@type': 'NewsArticle',
      headline: 'Ferry stays',
      datePublished: '2021-03-02T08:00:00+01:00',
      author: { '@type': 'Person', name: 'Ann Lee' },
    },
  ],
  [
    'a graph',
    {
      '@graph': [
        { '@type': 'WebSite', name: 'x' },
        {
          '@type': 'Article',
          headline: 'Ferry stays',
          datePublished: '2021-03-02T08:00:00+01:00',
          author: { '@id': '#a' },
        },
        { '@type': 'Person', '@id': '#a', name: 'Ann Lee' },
      ],
    },
  ],
  [
    'a list',
    [
      {
        '@type': ['Article', 'NewsArticle'],
        headline: 'Ferry stays',
        datePublished: '2021-03-02T08:00:00+01:00',
        author: ['Ann Lee'],
      },
    ],
  ],
  [
    'an author as a string',
    {
      '@type': 'Report',
      headline: 'Ferry stays',
      datePublished: '2021-03-02T08:00:00+01:00',
      author: 'By Ann Lee, Staff Writer',
    },
  ],
])('JSON-LD is read as %s', async (_, value) => {
  const candidate = await read(ld(value));
  expect(candidate.fields.published).toMatchObject({
    value: '2021-03-02T08:00:00+01:00',
    where: 'JSON-LD datePublished',
  });
  expect(names(candidate)).toEqual(['Ann Lee']);
});

test('JSON-LD in CDATA, with line ends in its strings and a comma too many, is read', async () => {
  const { fields } = await read(
    '<script type="application/ld+json">//<![CDATA[\n{"@type":"Article","headline":"Ferry\nstays","datePublished":"2020-01-05",}\n//]]></script>',
  );
  expect(fields.published?.value).toBe('2020-01-05');
});

test('of many articles in JSON-LD the one of this page counts', async () => {
  const { fields } = await read(
    ld([
      { '@type': 'NewsArticle', headline: 'Another story entirely', datePublished: '2011-01-01' },
      { '@type': 'NewsArticle', headline: 'Ferry stays', datePublished: '2012-02-02' },
    ]),
  );
  expect(fields.published?.value).toBe('2012-02-02');
});

test('a change, a copyright or a year is no day of publication', async () => {
  const { fields } = await read(
    `<meta property="article:modified_time" content="2020-05-05T10:00:00Z"><meta name="copyright" content="2019 Post">${ld({ '@type': 'Article', headline: 'Ferry stays', dateModified: '2020-05-05' })}`,
    `<h1>Ferry stays</h1><p class="date">Updated: 5 May 2020</p>${article}<footer>© 2018</footer>`,
  );
  expect(fields.published).toBeUndefined();
  expect(fields.updated).toBeUndefined();
});

test('a day printed near the title is found where no metadata states one', async () => {
  const { fields } = await read('', `<h1>Ferry stays</h1><div class="meta">By Ann Lee | 3 March 2021</div>${article}`);
  expect(fields.published).toMatchObject({ value: '2021-03-03', where: 'day near the title' });
});

test('a day in the text is not the day of publication', async () => {
  const { fields } = await read('', `<h1>Ferry stays</h1>${article}<p>The first crossing was on 4 April 1821.</p>`);
  expect(fields.published).toBeUndefined();
});

test.each([
  ['By <b>Ann Lee</b> and Bo Chen', ['Ann Lee', 'Bo Chen']],
  ['<span>By</span><a href="/authors/ann">Ann Lee</a>', ['Ann Lee']],
  ['Von Ann Lee', ['Ann Lee']],
  ['Ann Lee, Political Correspondent', ['Ann Lee']],
  ['By Ann Lee 5 minute read', ['Ann Lee']],
  ['Updated: today', []],
])('the byline “%s” names its authors', async (line, wanted) => {
  expect(names(await read('', `<h1>Ferry stays</h1><p class="byline">${line}</p>${article}`))).toEqual(wanted);
});

test('the site is nobody’s name', async () => {
  const candidate = await read(
    `<meta property="og:site_name" content="Harrowmere Post"><meta name="author" content="Harrowmere Post">${ld({ '@type': 'Article', headline: 'Ferry stays', author: { '@type': 'Organization', name: 'Harrowmere Post' } })}`,
  );
  expect(candidate.fields.authors).toBeUndefined();
  expect(candidate.fields.source?.value).toEqual({ name: 'Harrowmere Post' });
});

test.each([
  ['Ferry stays in the water | Harrowmere Post', 'Ferry stays in the water'],
  ['Harrowmere Post: Ferry stays in the water', 'Ferry stays in the water'],
  ['Ferry stays in the water - Town - Harrowmere Post', 'Ferry stays in the water'],
])('the title “%s” is parted from the site', async (title, wanted) => {
  const { fields } = await read(
    `<title>${title}</title><meta property="og:site_name" content="Harrowmere Post">`,
    `<h1>${wanted}</h1>${article}`,
  );
  expect(fields.title?.value).toBe(wanted);
});

test('the heading that people see wins over another title made for search', async () => {
  const { fields } = await read(
    '<title>Why the Harrowmere ferry stays, explained</title>',
    `<h1>Harrowmere ferry stays, council decides</h1>${article}`,
  );
  expect(fields.title?.value).toBe('Harrowmere ferry stays, council decides');
});

test.each([
  ['<h1><span class="kicker">Opinion</span> Harrowmere ferry stays, council decides</h1>'],
  ['<h1><em>Ferry</em><br>Harrowmere ferry stays, council decides</h1>'],
  ['<h1><span>Winter on the river - </span><span>Harrowmere ferry stays, council decides</span></h1>'],
])('a catchword in the heading is no part of the title that the metadata states: %s', async (heading) => {
  const candidate = await read(
    '<meta property="og:title" content="Harrowmere ferry stays, council decides">',
    `<div>by Ann Lee</div><div>Menu</div>${heading}<div>Copy the link</div>${article}`,
  );
  expect(candidate.fields.title?.value).toBe('Harrowmere ferry stays, council decides');
  expect(names(candidate)).toEqual(['Ann Lee']);
});

test('a language that the detection never learnt is taken from what the page declares', async () => {
  const text = `<p>${'UMkhandlu wedolobha unqume ngoLwesibili ukuthi isibani sasolwandle sizohlala sivuliwe, ngoba abadobi basasidinga ebusuku. '.repeat(4)}</p>`;
  const html = `<html lang="zu"><body><h1>Isibani</h1>${text}${text}</body></html>`;
  const [candidate] = await readHtml(new TextEncoder().encode(html), { file: 'page.html' });
  expect(candidate?.fields.language?.value).toBe('zu');
});

test('lines that are mostly chrome go, sentences that begin like it stay', async () => {
  const { body } = await read(
    '',
    `<h1>Ferry stays</h1>${article}<p>Share prices of the ferry company rose by a tenth on Wednesday.</p><div>Share on Facebook</div><div>Be the first to comment on this article</div>`,
  );
  expect(body).toContain('Share prices');
  expect(body).not.toMatch(/Facebook|Be the first/);
});

test('the original’s address is the canonical one, and addresses are relative to it', async () => {
  const { fields, body } = await read(
    '<link rel="canonical" href="https://post.example/2021/ferry"><meta property="og:url" content="https://post.example/">',
    `<h1>Ferry stays</h1>${article}<p>More about it can be read in the <a href="minutes">minutes of the council</a>, which are public.</p>`,
  );
  expect(fields.url?.value).toBe('https://post.example/2021/ferry');
  expect(body).toContain('(https://post.example/2021/minutes)');
});

test('a home page is no article’s address', async () => {
  const { fields } = await read(
    '<link rel="canonical" href="https://post.example/"><meta property="og:url" content="https://post.example/a/1">',
  );
  expect(fields.url?.value).toBe('https://post.example/a/1');
});

test('the text decides over the declared language', async () => {
  const html = `<html lang="it"><body><h1>Ferry stays</h1>${article}</body></html>`;
  const [candidate] = await readHtml(new TextEncoder().encode(html), { file: 'page.html' });
  expect(candidate?.fields.language).toMatchObject({ value: 'en', where: 'the text' });
  expect(candidate?.problems.map(({ rule }) => rule)).toContain('language-mismatch');
});

test('region is kept where it says something', async () => {
  const html = `<html lang="en_GB"><body><h1>Ferry stays</h1>${article}</body></html>`;
  const [candidate] = await readHtml(new TextEncoder().encode(html), { file: 'page.html' });
  expect(candidate?.fields.language?.value).toBe('en-GB');
});

test('a page without an article is a problem, not an exception', async () => {
  for (const html of ['', '<html></html>', '<p>Hi</p>', '<', '<html><body><script>x</script>']) {
    const [candidate] = await readHtml(new TextEncoder().encode(html), { file: 'page.html' });
    if (candidate?.body === '') expect(candidate.problems.map(({ rule }) => rule)).toContain('no-article');
  }
});

test('second html tags in a page do not hide its text', async () => {
  const html = `<!DOCTYPE html><html class="ie"><html lang="en"><head><title>Ferry stays</title></head><body><h1>Ferry stays</h1>${article}</body></html>`;
  const [candidate] = await readHtml(new TextEncoder().encode(html), { file: 'page.html' });
  expect(candidate?.fields.title?.value).toBe('Ferry stays');
  expect(candidate?.body).toContain(sentences[4]);
});

test.each([
  ['<p>Joined May 11, 2017</p>'],
  ['<p class="meta">Registriert: 18.09.2008</p>'],
  ['<dl><dt>Joined</dt><dd>May 11, 2017</dd></dl>'],
  ['<p>Member since <time datetime="2017-05-11">May 11, 2017</time></p>'],
  ['<p>Born: May 11, 1997</p>'],
  ['<p>The event takes place on May 11, 2017</p>'],
  ['<p>Last login: May 11, 2017</p>'],
  ['<p>© May 11, 2017</p>'],
])('P3: a day beside the title that is of another thing is none: %s', async (line) => {
  const published = async (head: string) => {
    const { fields } = await read('', `<article><h1>Ferry stays</h1>${head}${article}</article>`);
    return fields.published?.value;
  };
  expect(await published(line)).toBeUndefined();
  expect(await published(`${line}<p>March 5, 2019</p>`)).toBe('2019-03-05');
});

test.each([
  ['Twitter / Reddit / Hacker News', []],
  ['<a href="/user/1">Twitter</a> <a href="/user/2">Reddit</a> <a href="/user/3">Hacker News</a>', []],
  ['Tags: Public Transport', []],
  ['Tags / Public Transport', []],
  ['Fehler melden', []],
  ['Veröffentlicht am', []],
  ['in Uncategorized', []],
  ['Read in our newsletter', []],
  ['City News', []],
  ['By Uncategorized', []],
  ['By Twitter', []],
  ['Ann Lee', ['Ann Lee']],
  ['Ann Lee / Bay Herald', ['Ann Lee']],
  ['By Ann Lee', ['Ann Lee']],
  ['By Bay Herald', ['Bay Herald']],
  ['<a href="/author/ann">Ann van der Lee</a>', ['Ann van der Lee']],
  ['王小明', ['王小明']],
  ['Annika', ['Annika']],
  ['<span>Tags</span> <span>Public Transport</span>', []],
  ['<span>New York</span>', []],
  ['<span>Press Release</span>', []],
])('P4: “%s” in a line of the class byline names %j', async (line, expected) => {
  for (const place of ['byline', 'article-author'])
    expect(names(await read('', `<h1>Ferry stays</h1><div class="${place}">${line}</div>${article}`))).toEqual(
      expected,
    );
});

describe('P5: content stays that a class or one extractor speaks against', () => {
  const kept = async (
    markup: string,
    around = (inner: string) => `<article><h1>Ferry stays</h1>${inner}</article>`,
  ) => {
    const head = '<link rel="canonical" href="https://post.example/2021/ferry">';
    return (await read(head, around(`${article}${markup}<p>${sentences[0]}</p>`))).body;
  };
  const box = (inner: string) => `<h1>Ferry stays</h1><div class="content">${inner}</div>`;

  test.each([
    ['<ul><li>200 g <a href="/rye">rye flour</a><li>1 tsp salt</ul>', ['rye flour', '1 tsp salt']],
    [
      '<h2>You need</h2><ol><li>A <a href="/rope">rope</a></li><li>Two hands</li></ol>',
      ['You need', 'rope', 'Two hands'],
    ],
    ['<div class="code-toolbar"><pre><code>let a = 1;</code></pre></div>', ['let a = 1;']],
    ['<div class="share-code"><pre>x = 2</pre></div>', ['x = 2']],
    ['<blockquote class="share-quote"><p>Not one boat less.</p></blockquote>', ['> Not one boat less.']],
    ['<div class="popular-quote"><blockquote>Not one boat less.</blockquote></div>', ['> Not one boat less.']],
    ['<table class="promo"><tr><th>Boat</th><td>7</td></tr></table>', ['Boat', '7']],
    [
      '<figure class="teaser-image"><img src="/a.jpg"><figcaption>The ferry</figcaption></figure>',
      ['a.jpg', 'The ferry'],
    ],
    [`<div class="teaser"><p>${sentences[1]?.replace('lanterns', 'torches')}</p></div>`, ['torches']],
    ['<dl class="ad-list"><dt>Fare</dt><dd>Two crowns</dd></dl>', ['Two crowns']],
    ['<dl class="menu-list"><dt>Fare</dt><dd>Two crowns</dd></dl>', ['Two crowns']],
  ])('%s', async (markup, parts) => {
    for (const frame of [undefined, box]) {
      const body = await kept(markup, frame);
      for (const part of parts) expect(body).toContain(part);
    }
  });

  test.each([
    (text: string) => `<div><div><p>${text}</p></div></div>`,
    (text: string) => `<div class="row"><div class="col">${text}</div></div>`,
    (text: string) => `<section><div>${text}</div></section>`,
  ])('paragraphs in boxes of their own, one of them a long link', async (row) => {
    const rows = sentences.map((text, i) => row(i === 2 ? `<a href="https://other.example/long">${text}</a>` : text));
    const { body } = await read('', `<h1>Ferry stays</h1><div class="content">${rows.join('')}</div>`);
    for (const sentence of sentences) expect(body).toContain(sentence);
  });
});

const math = (tex: string, display = ''): string =>
  `<math${display}><semantics><mrow><mi>a</mi><mo>=</mo><mn>1</mn></mrow><annotation encoding="application/x-tex">${tex}</annotation></semantics></math>`;

test.each([
  [
    'KaTeX',
    `<span class="katex"><span class="katex-mathml">${math('a=1')}</span><span class="katex-html" aria-hidden="true">a=1</span></span>`,
    '$a=1$',
  ],
  [
    'KaTeX on its own',
    `<span class="katex-display"><span class="katex"><span class="katex-mathml">${math('a=1', ' display="block"')}</span><span class="katex-html">a=1</span></span></span>`,
    '$$a=1$$',
  ],
  [
    'MathJax 2',
    '<span class="MathJax_Preview">a=1</span><span class="MathJax"><span>a=1</span></span><script type="math/tex">a=1</script>',
    '$a=1$',
  ],
  [
    'MathJax 2 on its own',
    '<div class="MathJax_Display"><span class="MathJax">a=1</span></div><script type="math/tex; mode=display">a=1</script>',
    '$$a=1$$',
  ],
  [
    'Wikipedia',
    `<span class="mwe-math-element"><span class="mwe-math-mathml-inline" style="display: none;">${math('a=1')}</span><img class="mwe-math-fallback-image-inline" src="/m.svg" alt="a=1"></span>`,
    '$a=1$',
  ],
  ['bare MathML', math('a=1'), '$a=1$'],
  [
    'MathJax 3 with its TeX',
    `<mjx-container class="MathJax"><mjx-math>a</mjx-math><mjx-assistive-mml>${math('a=1')}</mjx-assistive-mml></mjx-container>`,
    '$a=1$',
  ],
  ['WordPress', '<img src="https://s0.wp.com/latex.php?latex=a%3D1" alt="a=1" class="latex">', '$a=1$'],
])('P6: a formula of %s comes once, as TeX', async (_, markup, tex) => {
  const { body } = await read('', `<article><h1>Ferry stays</h1>${article}<p>So ${markup} holds.</p></article>`);
  expect(body.replace(/\s+/g, ' ')).toContain(`So ${tex} holds.`);
  expect(body.match(/a=1/g)).toHaveLength(1);
  expect(toMarkdown(`<p>So ${markup} holds.</p>`).replace(/\s+/g, ' ')).toBe(`So ${tex} holds.`);
});

const squared = '<math><msup><mi>c</mi><mn>2</mn></msup><mo>=</mo><msub><mi>x</mi><mn>1</mn></msub></math>';

test.each([
  [
    'MathJax 3',
    `<mjx-container class="MathJax"><svg></svg><mjx-assistive-mml>${squared}</mjx-assistive-mml></mjx-container>`,
  ],
  [
    'MathJax 2',
    `<span class="MathJax_CHTML"><span>c2</span><span class="MJX_Assistive_MathML">${squared}</span></span>`,
  ],
  ['bare MathML', squared],
])('P6: a formula of %s without TeX comes once, beside one with it too', async (_, markup) => {
  const { body } = await read(
    '',
    `<article><h1>Ferry stays</h1>${article}<p>So ${markup}, ${math('a=1')}.</p></article>`,
  );
  expect(body.replaceAll('\\', '')).toContain('So c<sup>2</sup>=x<sub>1</sub>, $a=1$.');
});

test.each([
  ['<mfrac><mn>1</mn><mn>2</mn></mfrac>', '1/2'],
  ['<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac>', '(a+b)/2'],
  ['<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>', 'x<sub>i</sub><sup>2</sup>'],
  ['<msqrt><mn>2</mn></msqrt>', '√(2)'],
  ['<msup><mi>e</mi><msup><mi>x</mi><mn>2</mn></msup></msup>', 'e<sup>x<sup>2</sup></sup>'],
])('P6: MathML without TeX keeps what its signs mean: %s', async (markup, text) => {
  const { body } = await read('', `<article><h1>Ferry stays</h1>${article}<p>So <math>${markup}</math>.</p></article>`);
  expect(body.replaceAll('\\', '')).toContain(`So ${text}.`);
});

test('P6: a formula of MathJax 3 without its TeX comes once', async () => {
  const drawn =
    '<mjx-container class="MathJax"><mjx-math>x</mjx-math><mjx-assistive-mml><math><mi>x</mi></math></mjx-assistive-mml></mjx-container>';
  const { body } = await read('', `<article><h1>Ferry stays</h1>${article}<p>So ${drawn} holds.</p></article>`);
  expect(body.replace(/\s+/g, ' ')).toContain('So x holds.');
});

const numbered = (numbers: string, code: string): string =>
  `<table><tr><td>${numbers}</td><td>${code}</td></tr></table>`;

test.each([
  [
    'Chroma',
    `<div class="highlight"><div class="chroma"><table class="lntable"><tr><td class="lntd"><pre class="chroma"><code><span class="lnt">1\n</span></code></pre></td><td class="lntd"><pre class="chroma"><code class="language-go"><span class="line"><span class="cl">x := 1</span></span></code></pre></td></tr></table></div></div>`,
  ],
  [
    'Chroma, numbers in lines',
    '<pre class="chroma"><code class="language-go"><span class="line"><span class="ln">1</span><span class="cl">x := 1</span></span></code></pre>',
  ],
  [
    'Rouge',
    `<div class="language-go highlighter-rouge">${numbered('<pre class="lineno">1\n</pre>', '<pre>x := 1\n</pre>')}</div>`,
  ],
  [
    'Pygments',
    `<div class="highlight-go">${numbered('<div class="linenodiv"><pre><span class="normal">1</span></pre></div>', '<div><pre><code class="language-go">x := 1</code></pre></div>')}</div>`,
  ],
  [
    'Prism',
    '<pre class="language-go line-numbers"><code class="language-go">x := 1<span class="line-numbers-rows"><span>1</span></span></code></pre>',
  ],
  [
    'highlight.js',
    '<pre><code class="hljs language-go"><table class="hljs-ln"><tr><td class="hljs-ln-numbers" data-line-number="1">1</td><td class="hljs-ln-code">x := 1</td></tr></table></code></pre>',
  ],
])('P7: code of %s comes without the numbers of its lines', async (_, markup) => {
  const { body } = await read('', `<article><h1>Ferry stays</h1>${article}${markup}<p>${sentences[0]}</p></article>`);
  expect(body).toContain('```go\nx := 1\n```');
  expect(body).not.toMatch(/^\W*1\W*$/m);
});

test.each([
  ['highlight.js', 'hljs-ln-numbers', 'hljs-ln-code', ['<pre><code>', '</code></pre>']],
  ['GitHub', 'blob-num', 'blob-code', ['', '']],
] as const)('P7: lines of code in the table of %s stay lines', async (_, numbers, code, [open, close]) => {
  const row = (line: string, n: number) =>
    `<tr><td class="${numbers}" data-line-number="${n}"></td><td class="${code}">${line}</td></tr>`;
  const table = `${open}<table>${['if a {', '  b()', '}'].map(row).join('')}</table>${close}`;
  const { body } = await read('', `<article><h1>Ferry stays</h1>${article}${table}<p>${sentences[0]}</p></article>`);
  expect(body).toContain('```\nif a {\n  b()\n}\n```');
});

test.each([
  '<a class="headerlink" href="#x">¶</a>',
  '<a href="#x" aria-hidden="true">#</a>',
  '<a href="/a#x">🔗</a>',
  '<a class="anchor" href="#x"></a>',
])('P7: a heading comes without its link to itself: %s', async (link) => {
  const { fields, body } = await read(
    '',
    `<article><h1>Ferry stays ${link}</h1>${article}<h2>${link} Head one ${link}</h2><p>${sentences[0]}</p></article>`,
  );
  expect(body).toMatch(/^## Head one$/m);
  expect(fields.title?.value).toBe('Ferry stays');
});

test.each(['By <a href="/ann">Ann Lee</a> | Reporter', 'Ann Lee and Bo Ek – Staff Writers', 'Bo Ek • 12 March 2024'])(
  'P4: the line %s below the title is a byline, and no part of the text',
  async (line) => {
    const { body } = await read(
      ld({ '@type': 'Article', author: [{ name: 'Ann Lee' }, { name: 'Bo Ek' }] }),
      `<article><h1>Ferry stays</h1><div class="who">${line}</div>${article}</article>`,
    );
    expect(body.split('\n\n')).toEqual(sentences);
  },
);

describe('P9: a copy in an archive', () => {
  const bar = '<div id="wm-ipp-base"><p>02 Jan 2010 - 12 Mar 2017</p></div>';
  const link = (prefix: string) =>
    `<p>See also <a href="${prefix}http://post.example/minutes">the minutes of it</a>, which are public and long.</p>`;
  test.each([
    [
      'with its toolbar',
      '<link rel="canonical" href="https://web.archive.org/web/20170312000000/http://post.example/ferry">',
      `<!-- BEGIN WAYBACK TOOLBAR INSERT -->${bar}<!-- END WAYBACK TOOLBAR INSERT -->`,
      '/web/20170312000000/',
    ],
    [
      'with its toolbar alone',
      '',
      `<!-- BEGIN WAYBACK TOOLBAR INSERT --><a href="https://web.archive.org/web/20170312102030/http://post.example/ferry">a copy</a>${bar}<!-- END WAYBACK TOOLBAR INSERT -->`,
      '/web/20170312102030/',
    ],
    [
      'with its script',
      '<script>__wm.wombat("http://post.example/ferry","20170312102030","https://web.archive.org/");</script>',
      bar,
      'https://web.archive.org/web/20170312102030/',
    ],
    [
      'of archive.today',
      '<link rel="canonical" href="https://archive.ph/2017.03.12-102030/http://post.example/ferry">',
      '',
      'https://archive.ph/o/abcde/20170312102030/',
    ],
    [
      'of a national archive',
      '<link rel="canonical" href="https://www.webarchive.org.uk/wayback/archive/20170312102030/http://post.example/ferry">',
      '',
      'https://www.webarchive.org.uk/wayback/archive/20170312102030/',
    ],
    [
      'of another Wayback',
      '<script>__wm.wombat("http://post.example/ferry","20170312102030");</script>',
      bar,
      'https://wayback.archive-it.org/123/20170312102030/',
    ],
  ])('%s is the page that it copied', async (_, head, top, prefix) => {
    const { fields, body, problems } = await read(head, `${top}<h1>Ferry stays</h1>${article}${link(prefix)}`);
    expect(fields.published).toBeUndefined();
    expect(fields.url?.value).toBe('http://post.example/ferry');
    expect(body).toContain('(http://post.example/minutes)');
    expect(body).not.toMatch(/2010|web\.archive/);
    expect(problems.find(({ rule }) => rule === 'copy-of-archive')?.message).toContain('2017-03-12');
  });

  test('in the cache of Google has neither its head nor its day', async () => {
    const head =
      '<div id="bN015htcoyT__google-cache-hdr">It is a snapshot of the page on 5 Mar 2012 01:02:03 GMT.</div>';
    const { fields, body } = await read('', `${head}<h1>Ferry stays</h1>${article}`);
    expect(fields.published).toBeUndefined();
    expect(body).not.toContain('snapshot');
  });

  test('that SingleFile saved stands where its comment says', async () => {
    const page = `<!DOCTYPE html> <html lang="en"><!--\n Page saved with SingleFile \n url: https://post.example/ferry \n saved date: Mon Mar 05 2012 01:02:03 GMT+0000\n--><body><h1>Ferry stays</h1>${article}</body></html>`;
    const [candidate] = await readHtml(new TextEncoder().encode(page), { file: 'page.html' });
    expect(candidate?.fields.url?.value).toBe('https://post.example/ferry');
    expect(candidate?.fields.published).toBeUndefined();
  });

  test('is none where a page only links to one', async () => {
    const { body, problems } = await read(
      '',
      `<h1>Ferry stays</h1>${article}${link('https://web.archive.org/web/20170312000000/')}`,
    );
    expect(body).toContain('(https://web.archive.org/web/20170312000000/http://post.example/minutes)');
    expect(problems).toEqual([]);
  });
});

describe('P15: a page that cuts its text off', () => {
  const wall = `<h1>Ferry stays</h1><p>${sentences[0]}</p><p>${sentences[1]}</p><p class="wall">Subscribe to read on.</p>`;
  const stated = (value: object): string => ld({ '@type': 'NewsArticle', headline: 'Ferry stays', ...value });

  test('has the whole text of its metadata', async () => {
    for (const articleBody of [sentences.join('\n\n'), sentences.join('\n'), article]) {
      const { body, problems } = await read(stated({ articleBody, isAccessibleForFree: 'False' }), wall);
      expect(body).toBe(sentences.join('\n\n'));
      expect(problems).toEqual([]);
    }
  });

  test('keeps the paragraphs of that text where the page has little of it', async () => {
    const { body } = await read(
      stated({ articleBody: sentences.join('\n\n') }),
      `<article><h1>Ferry stays</h1><p>${sentences[0]}</p><div class="paywall">Subscribe to continue</div></article>`,
    );
    expect(body).toBe(sentences.join('\n\n'));
  });

  test.each([
    { isAccessibleForFree: 'False' },
    { isAccessibleForFree: false },
    {
      articleBody: 'The harbour master was born in Lower Mere and went to sea when he was eleven years old. '.repeat(
        12,
      ),
    },
  ])('is told where the metadata only shows it: %j', async (value) => {
    const { body, problems } = await read(stated(value), wall);
    expect(body).toContain(sentences[1]);
    expect(problems.map(({ rule }) => rule)).toEqual(['cut-off']);
  });

  test.each([
    'Subscribe to read on.',
    'Um weiterzulesen, brauchen Sie ein Abo.',
    'Log in to continue reading this story.',
  ])('is told where only its wall shows it: %s', async (line) => {
    const { body, problems } = await read('', wall.replace('Subscribe to read on.', line));
    expect(body).toBe(sentences.slice(0, 2).join('\n\n'));
    expect(problems.map(({ rule }) => rule)).toEqual(['cut-off']);
  });

  test('is none where its foot sells subscriptions', async () => {
    const foot = '<footer><p>Subscribe to read on.</p></footer>';
    const { problems } = await read('', `<h1>Ferry stays</h1>${article}${foot}`);
    expect(problems).toEqual([]);
  });

  test('is none where the text of its metadata is no longer', async () => {
    const { body, problems } = await read(stated({ articleBody: sentences.join(' '), isAccessibleForFree: false }));
    expect(body.split('\n\n')).toEqual(sentences);
    expect(problems).toEqual([]);
  });
});
