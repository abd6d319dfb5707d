import type { Query } from '../../edition/query.ts';
import { parametersOf } from '../../edition/address.ts';
import { change } from './narrow.ts';

interface SearchProps {
  readonly label: string;
  /** What is searched in, where that is not everything. */
  readonly within?: Query;
}

/** A form that looks for words, in all articles or within a selection. */
export function Search({ label, within }: SearchProps) {
  const kept = within ? parametersOf(change(within, { words: { all: [], none: [] } })) : [];
  const words = within?.words ?? { all: [], none: [] };
  return (
    <form class="search" action="/" method="get" role="search" aria-label={label}>
      {kept.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <input
        type="search"
        name="q"
        aria-label={label}
        placeholder={label}
        value={[...words.all, ...words.none.map((word) => `-${word}`)].join(' ')}
      />
      <button type="submit">Search</button>
    </form>
  );
}
