import type { Found } from '../../article/candidate.ts';
import type { Problem } from '../../article/problem.ts';
import { isWeb } from './address.ts';
import type { Entry, Stated } from './entry.ts';

interface Read {
  readonly file: string;
  /** The entry as people know it. */
  readonly name: string;
  readonly wrong: readonly Stated<string>[];
  readonly url: Found<string> | undefined;
  /** Addresses of pictures and files. */
  readonly lost: readonly string[];
}

type Fault = Omit<Problem, 'severity' | 'file'>;

/** What an entry states and could not be taken. */
export function problemsOf(entry: Entry, { file, name, wrong, url, lost }: Read): readonly Problem[] {
  const dates = wrong.map(
    ({ value, where }): Fault => ({
      rule: 'wrong-date',
      message: `The ${where} of ${name} names no day: “${value}”.`,
      remedy: 'It is left out; write the day into the article.',
    }),
  );
  const addresses = [...(url === undefined || isWeb(url.value) ? [] : [url.value]), ...lost].map(
    (address): Fault => ({
      rule: 'relative-address',
      message: `An address of ${name} leads nowhere, and the feed does not say what it is relative to: “${address}”.`,
      remedy: 'Name the base URL of the site.',
    }),
  );
  const draft: readonly Fault[] =
    entry.draft === 'stated'
      ? [
          {
            rule: 'draft-in-public',
            key: 'draft',
            message: `${name} says that it is a draft, in a feed for the public.`,
            remedy: 'It is taken as published; set draft: true if it is not.',
          },
        ]
      : [];
  return [...dates, ...addresses, ...draft].map((fault) => ({ ...fault, severity: 'warning', file }));
}
