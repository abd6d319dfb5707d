import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ServedWorker } from '../../src/host/serve.ts';
import { articleFile, startWorker } from '../worker/start.ts';
import { itemsOf, xmlParsers } from './readers/fast-xml-parser.ts';
import { feedFiles } from './subscribe.ts';

/** R2: 260 short paragraphs, and texts with quotation marks and angle brackets in the fields around them. */
const article = (i: number): string =>
  articleFile(
    {
      title: `Is ${i} < ${i + 1}? "Yes" & no`,
      slug: `a-${i}`,
      id: `<${i}@mail.example>`,
      published: `2020-01-01T00:00:${String(i % 60).padStart(2, '0')}Z`,
      summary: 'He said: "a > b & b < c".',
      tags: ['a "quoted" label'],
      source: { name: 'Radio "A" <B>', url: 'https://radio.example/' },
      url: `https://radio.example/?a=${i}&b="c"`,
      attachments: [{ url: `https://radio.example/${i}.mp3?a&b`, type: 'audio/mpeg', title: '"A" > <b>' }],
    },
    'A "short" paragraph & <b>more</b>, with ]]> in it.\n\n'.repeat(260),
  );

const numbers = Array.from({ length: 100 }, (_, i) => i);

describe('a page of 100 long articles', () => {
  let worker: ServedWorker;

  beforeAll(async () => {
    worker = await startWorker({
      'tags.yaml': 'quoted: { label: \'a "quoted" label\' }\n',
      ...Object.fromEntries(numbers.map((i) => [`articles/a-${i}.md`, article(i)])),
    });
  });

  afterAll(() => worker.stop());

  const asked = Object.entries(xmlParsers).flatMap(([version, parse]) =>
    (['rss', 'atom'] as const).flatMap((format) =>
      [{}, { ignoreAttributes: false }].map((options) => ({ version, parse, format, options })),
    ),
  );

  test.each(asked)(
    'is read by fast-xml-parser $version as $format with $options',
    async ({ parse, format, options }) => {
      const text = await (await worker.fetch(`/${feedFiles[format]}?limit=100`)).text();
      const items = itemsOf(parse(text, options), format);
      expect(items).toHaveLength(100);
      for (const { text } of items) expect(text?.match(/<p>/g)).toHaveLength(260);
    },
  );
});
