import { formats } from '../../../edition/address.ts';
import type { Edition } from '../../../edition/edition.ts';
import { type FacetName, facetNames, facetPaths } from '../../../edition/query.ts';
import { topValues } from '../../values.ts';
import { formatNames } from '../follow.tsx';
import { formatPeriod } from '../format.ts';
import { unlessEnglish } from '../language.ts';
import { facetTitles } from '../frame.tsx';
import type { FormValues } from './fields.ts';

/** The most values of a facet that are shown as check boxes. */
const fewValues = 10;

interface FormProps {
  readonly edition: Edition;
  readonly filled: FormValues;
  readonly now: number;
}

/** The form with its fields filled in. It works without scripts: its target redirects to the feed or page. */
export function Form({ edition, filled, now }: FormProps) {
  return (
    <form action="/build" method="get" data-builder>
      <fieldset>
        <legend>Tags</legend>
        <div class="fields">
          <TextField name="tag-all" label="All of these" filled={filled} list="values-tag" />
          <TextField name="tag-any" label="Any of these" filled={filled} list="values-tag" />
          <TextField name="tag-not" label="None of these" filled={filled} list="values-tag" />
        </div>
        <p class="hint">
          Separate several with commas. <a href="/tags">All tags</a>
        </p>
      </fieldset>
      {facetNames
        .filter((name) => name !== 'tag')
        .map((name) => (
          <FacetFields edition={edition} name={name} filled={filled} now={now} />
        ))}
      <fieldset>
        <legend>Time</legend>
        <div class="fields">
          <Range filled={filled} />
          <DayField name="since" label="Since" filled={filled} />
          <DayField name="until" label="Until" filled={filled} />
        </div>
        <p class="hint">Both days are included.</p>
      </fieldset>
      <fieldset>
        <legend>Words</legend>
        <div class="fields">
          <TextField name="q" label="In title, summary or text" filled={filled} />
        </div>
        <p class="hint">All words must occur; a word after a hyphen (-word) must not.</p>
      </fieldset>
      <fieldset>
        <legend>Options</legend>
        <div class="choices">
          {edition.meta.content === 'full' ? (
            <Choice name="content" value="summary" label="Summaries only" filled={filled} />
          ) : null}
          <Choice name="unique" value="1" label="Leave out repeated stories" filled={filled} />
          <Choice name="order" value="added" label="Newest additions first" filled={filled} />
        </div>
      </fieldset>
      <fieldset>
        <legend>Format</legend>
        <div class="choices">
          <Choice type="radio" name="format" value="page" label="Page" filled={filled} />
          {formats.map((format) => (
            <Choice type="radio" name="format" value={format} label={formatNames[format]} filled={filled} />
          ))}
        </div>
      </fieldset>
      {filled.hidden.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <p class="buttons">
        <button class="first" type="submit" name="show" value="1">
          Show the articles
        </button>
        <button type="submit">Go there</button>
      </p>
      <Suggestions edition={edition} now={now} />
    </form>
  );
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly filled: FormValues;
}

function TextField({ name, label, filled, list }: FieldProps & { readonly list?: string }) {
  return (
    <label>
      <span>{label}</span>
      <input
        type="text"
        name={name}
        value={filled.values(name).join(', ')}
        autocomplete="off"
        {...(list === undefined ? {} : { list })}
      />
    </label>
  );
}

/** A day to pick; a text if the address that the form shows has another kind of bound, such as a month. */
function DayField({ name, label, filled }: FieldProps) {
  const value = filled.values(name).join(', ');
  if (value !== '' && !/^\d{4}-\d\d-\d\d$/.test(value)) return <TextField name={name} label={label} filled={filled} />;
  return (
    <label>
      <span>{label}</span>
      <input type="date" name={name} value={value} />
    </label>
  );
}

/** The times that people ask for most. */
const ranges = ['', 'P7D', 'P30D', 'P365D', 'this-month', 'this-year'];

/** A choice of times, with that of the address that the form shows. */
function Range({ filled }: { readonly filled: FormValues }) {
  const [chosen = ''] = filled.values('within');
  return (
    <label>
      <span>Published</span>
      <select name="within">
        {[...new Set([...ranges, chosen])].map((range) => (
          <option value={range} selected={range === chosen}>
            {nameOfRange(range)}
          </option>
        ))}
      </select>
    </label>
  );
}

function nameOfRange(range: string): string {
  const days = /^P(\d+)D$/.exec(range)?.[1];
  if (days !== undefined) return days === '1' ? 'Since yesterday' : `Last ${days} days`;
  if (range === '') return 'At any time';
  return range.startsWith('this-') ? range.replace('this-', 'This ') : formatPeriod(range);
}

interface ChoiceProps extends FieldProps {
  readonly value: string;
  readonly type?: 'radio';
  /** The language of a label that the publication gave. */
  readonly language?: string;
}

function Choice({ type, name, value, label, language, filled }: ChoiceProps) {
  return (
    <label>
      <input type={type ?? 'checkbox'} name={name} value={value} checked={filled.values(name).includes(value)} />
      <bdi {...unlessEnglish(language ?? 'en')}>{label}</bdi>
    </label>
  );
}

function FacetFields({ edition, name, filled, now }: FormProps & { readonly name: FacetName }) {
  const { values, size } = topValues(edition, now)[name];
  const { slugs, labels } = edition.facets[name];
  if (size === 0) return null;
  return (
    <fieldset>
      <legend>{facetTitles[name]}</legend>
      {size <= fewValues ? (
        <div class="choices">
          {values.map(({ at }) => (
            <Choice
              name={`${name}-any`}
              value={slugs.at(at)}
              label={labels.at(at)}
              language={edition.meta.language}
              filled={filled}
            />
          ))}
        </div>
      ) : (
        <div class="fields">
          <TextField name={`${name}-any`} label="Any of these" filled={filled} list={`values-${name}`} />
          <TextField name={`${name}-not`} label="None of these" filled={filled} list={`values-${name}`} />
        </div>
      )}
      {size <= fewValues ? null : (
        <p class="hint">
          <a href={`/${facetPaths[name]}`}>All {facetPaths[name]}</a>
        </p>
      )}
    </fieldset>
  );
}

/** The suggestions of text fields: the most common values. */
function Suggestions({ edition, now }: Omit<FormProps, 'filled'>) {
  const top = topValues(edition, now);
  return (
    <>
      {facetNames
        .filter((name) => name === 'tag' || top[name].size > fewValues)
        .map((name) => (
          <datalist id={`values-${name}`}>
            {top[name].values.map(({ at }) => (
              <option value={edition.facets[name].slugs.at(at)}>{edition.facets[name].labels.at(at)}</option>
            ))}
          </datalist>
        ))}
    </>
  );
}
