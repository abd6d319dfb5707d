import type { Candidate } from '../../article/candidate.ts';
import { opening } from '../../text/opening.ts';
import { slug } from '../../text/slug.ts';
import { toMarkdown } from '../markup.ts';
import { absoluteTo, baseOf, isWeb, originalsFirst, pageOf } from './address.ts';
import { authorsOf, languageOf, sourceOf, tagsOf, textOf } from './credits.ts';
import { datesOf } from './dates.ts';
import type { Entry } from './entry.ts';
import { mediaOf } from './files.ts';
import { asHtml, plain } from './plain.ts';
import { problemsOf } from './problems.ts';
import { found, type Setting, sure } from './setting.ts';
import { writingOf } from './writing.ts';

function present(fields: Readonly<Record<string, unknown>>): Candidate['fields'] {
  return Object.fromEntries(Object.entries(fields).filter(([, field]) => field !== undefined));
}

/** An entry as a candidate: the best of what it states, else what the feed states for all its entries. */
export function candidateOf(entry: Entry, setting: Setting): Candidate {
  const { channel, origin, habits } = setting;
  const base = baseOf(entry, setting);
  const absolute = absoluteTo(base);
  const { body, summary, words } = writingOf(entry);
  const language = languageOf(entry, setting, () => `${entry.titles.map(plain).join('\n')}\n${words}`);
  const { published, updated, wrong } = datesOf(entry, language?.value);
  const title = textOf(entry.titles);
  const begins = opening(words);
  const ownSlug = title === undefined ? slug(begins) : '';
  const url = pageOf(habits.originals ? originalsFirst(entry.links) : entry.links, absolute);
  const { image, attachments, lost } = mediaOf(entry, absolute, habits);
  const [location] = entry.locations;
  const name = title === undefined ? (entry.id ?? url?.value ?? 'an entry') : `“${title.value}”`;
  const key = entry.id ?? url?.value ?? (title?.value || begins || undefined);
  const page = url !== undefined && isWeb(url.value) ? url.value : base;
  const within = body?.base ?? entry.base ?? page;
  return {
    file: origin.file,
    ...(key === undefined ? {} : { entry: key }),
    ...(entry.id === undefined ? {} : { id: entry.id }),
    ...(ownSlug === '' ? {} : { slug: ownSlug }),
    fields: present({
      title,
      published,
      updated,
      authors: authorsOf(entry, setting, absolute),
      tags: tagsOf(entry, setting),
      language,
      summary: summary?.value === title?.value ? undefined : summary,
      source: sourceOf(entry, setting, absolute),
      location: location && found(location.value, location.where, sure.loose),
      url,
      image,
      attachments,
      rights: textOf(entry.rights, channel.rights),
    }),
    ...(entry.draft === 'editing' ? { draft: true } : {}),
    body: body === undefined ? '' : toMarkdown(asHtml(body), within),
    ...(within === undefined ? {} : { base: within }),
    problems: problemsOf(entry, { file: origin.file, name, wrong, url, lost }),
  };
}
