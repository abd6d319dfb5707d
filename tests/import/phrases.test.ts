import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { type Heading, type Phrases, headings, phrases, readPhrases } from '../../src/import/phrases/phrases.ts';

/** One text for each group of phrases, by language and heading; behind an arrow what comes of it, where that is not the heading itself. */
const examples: Record<string, Record<string, string>> = parse(
  readFileSync(join(import.meta.dirname, 'fixtures/phrases.yaml'), 'utf8'),
  { schema: 'failsafe' },
);

type Outcome = (text: string, language: string) => Promise<unknown>;

const chrome: Outcome = async (text) => {
  const { chromeOf } = await import('../../src/import/chrome/phrase.ts');
  return chromeOf(text)?.kind;
};

const day: Outcome = async (text, language) => {
  const { findDays } = await import('../../src/import/day/day.ts');
  return findDays(text, { language })[0]?.day;
};

const role: Outcome = async (text, language) => {
  const { findDays } = await import('../../src/import/day/day.ts');
  const { dayRole } = await import('../../src/import/capture/day-role.ts');
  return dayRole(text, findDays(text, { language }), 0, '');
};

const authors: Outcome = async (text, language) => {
  const { readByline } = await import('../../src/import/capture/read-byline.ts');
  return readByline(text, language)
    ?.authors.map(({ name }) => name)
    .join(', ');
};

const agoOf =
  (heading: Heading): Outcome =>
  async (text) => {
    const { statesAgo } = await import('../../src/import/capture/states-ago.ts');
    return statesAgo(text) ? heading : undefined;
  };

const names: Outcome = async (text) => {
  const { readNames } = await import('../../src/import/html/names.ts');
  return readNames(text).join(', ');
};

const holderOf: Outcome = async (text) => {
  const { copyrightHolder } = await import('../../src/import/capture/copyright-holder.ts');
  return copyrightHolder(text);
};

const isNobody: Outcome = async (text) => {
  const name = await import('../../src/import/capture/names.ts');
  return name.isNobody(text) ? 'nobody' : undefined;
};

const company: Outcome = async (text) => (await holderOf(`© 2020 ${text}`, 'en')) ?? 'none';

/** A page whose text is about something else. */
const page = async (lines: readonly string[]) => {
  const { judgeBlocks } = await import('../../src/import/capture/judge-blocks.ts');
  const blocks = lines.map((text, i) => ({ line: i + 1, text }));
  return judgeBlocks(blocks, { language: 'en' });
};

const sentence = 'Nine boats left the old harbour at dawn, and the crews had not slept for two nights.';

const source: Outcome = async (text) => {
  const { findSource } = await import('../../src/import/capture/find-source.ts');
  return findSource(
    await page([text, 'A headline', sentence]),
    { text: 'A headline', at: 1, line: 2, how: '', sure: 1 },
    2,
  )?.value.name;
};

const nobody: Outcome = async (text) => {
  const { readNames } = await import('../../src/import/html/names.ts');
  return readNames(text).length === 0 ? 'nobody' : undefined;
};

/** What is read of an example, by its heading. */
const outcomes: Readonly<Record<Heading, Outcome>> = {
  months: day,
  'solar-months': day,
  weekdays: async (text, language) => {
    const { weekdayIn } = await import('../../src/content/intake/propose-days.ts');
    const found = weekdayIn(text, language);
    return found === undefined ? undefined : String(found + 1);
  },
  published: role,
  updated: role,
  'other-day': role,
  by: authors,
  author: authors,
  source: async (text) => {
    const { splitLabel } = await import('../../src/import/capture/labels.ts');
    return splitLabel(text, 'source', true);
  },
  role: async (text) => {
    const { isLabel } = await import('../../src/import/capture/labels.ts');
    return isLabel(text, 'role') ? 'role' : undefined;
  },
  comments: chrome,
  footer: chrome,
  related: chrome,
  share: chrome,
  notice: chrome,
  paywall: chrome,
  navigation: chrome,
  units: agoOf('units'),
  ago: agoOf('ago'),
  one: agoOf('one'),
  since: role,
  picture: async (text) => {
    const { namesPicture } = await import('../../src/import/capture/captions.ts');
    return namesPicture(text) ? 'picture' : undefined;
  },
  agency: async (text) => {
    const { isCaption } = await import('../../src/import/capture/captions.ts');
    return isCaption(text) ? 'agency' : undefined;
  },
  and: authors,
  with: names,
  copyright: holderOf,
  rights: holderOf,
  particle: async (text) => {
    const { isName } = await import('../../src/import/capture/names.ts');
    return isName(text) ? 'particle' : undefined;
  },
  press: async (text) => {
    const { isOrganisation } = await import('../../src/import/capture/names.ts');
    return isOrganisation(text) ? 'press' : undefined;
  },
  'role-word': async (text) => {
    const { isRole } = await import('../../src/import/capture/names.ts');
    return isRole(text) ? 'role-word' : undefined;
  },
  site: async (text) => {
    const { inPhrase } = await import('../../src/import/capture/find-source.ts');
    return inPhrase(text);
  },
  network: async (text) => {
    const { hosts } = await import('../../src/import/capture/find-source.ts');
    return hosts(text).join(', ');
  },
  changed: async (text, language) => {
    const { isOfOther } = await import('../../src/import/html/visible.ts');
    const { parseHtml } = await import('../../src/import/html/parse.ts');
    const element = parseHtml(`<p>${text} <time>10:00</time></p>`).querySelector('time') as Element;
    return isOfOther(element, language) ? 'changed' : undefined;
  },
  nobody,
  unset: isNobody,
  'picture-agency': isNobody,
  'legal-form': holderOf,
  company: company,
  owner: company,
  'no-site': async (text) => {
    const { inPhrase } = await import('../../src/import/capture/find-source.ts');
    return inPhrase(text) === undefined ? 'no-site' : undefined;
  },
  'official-site': source,
  slogan: source,
  honorific: async (text) => {
    const { trimName } = await import('../../src/import/capture/read-byline.ts');
    return trimName(text);
  },
  rank: authors,
  report: authors,
  'no-name': async (text) => {
    const { isNoPerson } = await import('../../src/import/capture/names.ts');
    return isNoPerson(text) ? 'no-name' : undefined;
  },
  at: async (text, language) => {
    const { findDays } = await import('../../src/import/day/day.ts');
    return findDays(text, { language })[0]?.moment;
  },
  job: nobody,
  of: day,
  ordinal: day,
};

/** Starts the importer anew with other phrases. */
function startWith(changed: Phrases): void {
  vi.resetModules();
  vi.doMock('../../src/import/phrases/phrases.ts', () => ({ headings, phrases: changed }));
}

const kindsOfChrome = headings.slice(headings.indexOf('comments'), headings.indexOf('navigation') + 1);

/** The headings whose groups a language is left without at once: kinds of chrome together, since no kind is read from another's phrases. */
const removals: readonly (readonly Heading[])[] = [
  kindsOfChrome,
  ...headings.filter((heading) => !kindsOfChrome.includes(heading)).map((heading) => [heading]),
];

/** The phrases without some of a language's groups. */
const without = (language: string, removed: readonly Heading[]): Phrases =>
  new Map([
    ...phrases,
    ...removed.map((heading) => [heading, new Map([...(phrases.get(heading) ?? []), [language, []]])] as const),
  ]);

const languages = [...(phrases.get('navigation')?.keys() ?? [])];

const filled = (language: string): readonly Heading[] =>
  headings.filter((heading) => (phrases.get(heading)?.get(language) ?? []).length > 0);

/** What the importer reads of a language's examples under some headings. */
async function read(language: string, among: readonly Heading[]): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const heading of among) {
    const [text] = examples[language]?.[heading]?.split(' → ') ?? [];
    found[heading] = await outcomes[heading](text ?? '', language);
  }
  return found;
}

test('every group of phrases has an example', () => {
  for (const language of languages) expect(Object.keys(examples[language] ?? {}), language).toEqual(filled(language));
});

describe.each(languages)('%s', (language) => {
  const own = filled(language);
  const expected = Object.fromEntries(
    own.map((heading) => [heading, examples[language]?.[heading]?.split(' → ')[1] ?? heading]),
  );

  test('each example is read as it should be', async () => {
    expect(await read(language, own)).toEqual(expected);
  });

  test('no example is read so without its group', async () => {
    for (const removed of removals) {
      const affected = removed.filter((heading) => own.includes(heading));
      if (affected.length === 0) continue;
      startWith(without(language, affected));
      const found = await read(language, affected);
      for (const heading of affected) expect(found[heading], heading).not.toEqual(expected[heading]);
    }
    startWith(phrases);
  });
});

describe('a file of phrases', () => {
  const folder = mkdtempSync(join(tmpdir(), 'phrases-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const whole = headings.map((heading) => `${heading}: |\n  one\n  two\n`).join('');
  const readText = (text: string): Phrases => {
    writeFileSync(join(folder, 'de.yaml'), text);
    return readPhrases(`${folder}/`);
  };

  test('has one phrase a line under each heading', () => {
    expect(readText(whole).get('share')).toEqual(new Map([['de', ['one', 'two']]]));
  });

  test('is YAML', () => {
    const folder = join(import.meta.dirname, '../../src/import/phrases');
    for (const language of languages) {
      const file = parse(readFileSync(join(folder, `${language}.yaml`), 'utf8'), { schema: 'failsafe' });
      const read = headings.map((heading) => [heading, (phrases.get(heading)?.get(language) ?? []).join('\n')]);
      expect(Object.fromEntries(read), language).toEqual(
        Object.fromEntries(Object.entries<string>(file).map(([heading, text]) => [heading, (text ?? '').trimEnd()])),
      );
    }
  });

  test.each([
    ['lacks a heading', whole.replace('share: |\n  one\n  two\n', ''), /de\.yaml:\d+: The heading “share” is missing/],
    [
      'has an unknown heading',
      `${whole}shares: |\n  one\n`,
      /de\.yaml:\d+: “shares” is no heading of phrases\. The headings are: months, /,
    ],
    ['has a heading twice', `${whole}share: |\n  one\n`, /de\.yaml:\d+: /],
    [
      'holds a list',
      whole.replace('share: |\n  one\n  two\n', 'share:\n  - one\n'),
      /de\.yaml:\d+: A line must be a heading/,
    ],
    ['is a list', '- one\n', /de\.yaml:1: A line must be a heading/],
  ])('that %s is an error that names file and line', (_, text, message) => {
    expect(() => readText(text)).toThrow(message);
  });
});
