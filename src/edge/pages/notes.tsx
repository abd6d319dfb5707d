import type { Inference } from './item.ts';
import { table } from '../../text/table.ts';

type Inferred = Readonly<Record<string, Inference>>;

/** What fields are called on a page. */
const names = table<string>({
  published: 'Day',
  url: 'Address of the original',
});

/** Says of a value that no source states it, and leads to the reason. */
export function Mark({ field, inferred }: { readonly field: string; readonly inferred: Inferred }) {
  if (!Object.hasOwn(inferred, field)) return null;
  return (
    <a class="mark" href={`#inferred-${field}`}>
      inferred
    </a>
  );
}

/** Why each inferred value is as it is, and how surely. */
export function Notes({ inferred }: { readonly inferred: Inferred }) {
  const fields = Object.entries(inferred);
  if (fields.length === 0) return null;
  return (
    <div class="notes" dir="ltr">
      {fields.map(([field, { from, sure }]) => (
        <p id={`inferred-${field}`}>
          {names.get(field) ?? field.charAt(0).toUpperCase() + field.slice(1)} inferred,{' '}
          {Math.round(100 * sure)} % sure: <bdi>{from}</bdi>
        </p>
      ))}
    </div>
  );
}
