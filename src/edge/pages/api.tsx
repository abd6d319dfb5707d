import type { Child } from 'hono/jsx';
import { documents as feedNames } from '../../edition/address.ts';
import { formatMoment } from '../../text/date.ts';
import type { Draft } from '../answer.ts';
import { openapiOf } from '../documents/openapi.ts';
import { samples } from '../documents/samples.ts';
import { extensionMembers } from '../documents/schemas.ts';
import { parameters } from '../parameters.ts';
import type { Service } from '../service.ts';
import { PageFrame } from './frame.tsx';
import { pageDraft } from './page.ts';

/** `/api`: the addresses, parameters and extension members for authors of apps, with examples to copy. */
export function apiPage({ edition }: Service, now: number): Draft {
  const { url, basePath } = edition;
  const { title, founded } = edition.meta;
  const sample = samples(edition, now);
  const feed = `${url}/feed.json?tag=${encodeURIComponent(sample.value('tag'))}`;
  const page = (
    <PageFrame edition={edition} title={`For apps · ${title}`}>
      <div class="heading">
        <h1>For apps</h1>
        <p class="lead">
          Every selection is a JSON Feed that any web page may fetch, without a key or an account. There is no limit;
          please ask no more often than you need.
        </p>
      </div>
      <div class="prose full">
        <h2>From a page in a browser</h2>
        <p>
          Answers have the header <code>Access-Control-Allow-Origin: *</code>. A browser sends the <code>ETag</code> it
          has and gets 304 if nothing has changed.
        </p>
        {example('Example for a page', appExample(feed))}
        <h2>From a shell</h2>
        {example('Example for a shell', curlExample(feed))}
        <h2>Keeping a copy</h2>
        <p>
          Ask with <code>changed-since</code> and follow <code>next_url</code> to the end. Drop ids in{' '}
          <code>_dateline.withdrawn</code>. Ask the next time with the value that{' '}
          <code>_dateline.next_changed_since</code> has on the first page.
        </p>
        {example('Example of keeping a copy', syncExample(url, formatMoment(founded)))}
        <h2>Addresses</h2>
        <p>
          <code>F</code> is one of {Object.values(feedNames).join(', ')}. The <a href="/build">feed builder</a> makes
          addresses, <a href="/facets.json">facets.json</a> lists all tags, authors, sources, languages and periods, and{' '}
          <a href="/openapi.json">openapi.json</a> describes everything for programs.
        </p>
        {table('Addresses', ['Address', 'Answer'], summariesOf(openapiOf(edition, now), basePath))}
        <h2>Members beyond JSON Feed</h2>
        <p>
          Items have these members in <code>_dateline</code>, each only if it has a value.
        </p>
        {table(
          'Members of _dateline',
          ['Member', 'Meaning'],
          Object.entries(extensionMembers).map(([name, { description }]) => [
            <code>{name}</code>,
            withCode(description),
          ]),
        )}
        <h2>Parameters</h2>
        {table(
          'Parameters',
          ['Parameter', 'Meaning', 'Example'],
          parameters.map(({ name, meaning, example: of }) => [
            <code>{name}</code>,
            withCode(meaning),
            <code>{String(of(sample))}</code>,
          ]),
        )}
      </div>
    </PageFrame>
  );
  return pageDraft(edition, page, [{ rel: 'describedby', href: `${url}/openapi.json`, type: 'application/json' }]);
}

function example(label: string, code: string) {
  return (
    <pre tabindex={0} role="region" aria-label={label}>
      <code>{code}</code>
    </pre>
  );
}

/** A table that scrolls by itself if it is wider than the page. */
function table(label: string, head: readonly string[], rows: readonly (readonly Child[])[]) {
  return (
    <div class="wide" tabindex={0} role="region" aria-label={label}>
      <table>
        <thead>
          <tr>
            {head.map((name) => (
              <th scope="col">{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells) => (
            <tr>
              {cells.map((cell) => (
                <td>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A text whose parts between backticks are code, as in Markdown. */
function withCode(text: string): Child {
  return text.split('`').map((part, i) => (i % 2 === 0 ? part : <code>{part}</code>));
}

/** The paths of the description, below the base path, and their summaries; `F` is any of the three feed files. */
function summariesOf({ paths }: ReturnType<typeof openapiOf>, basePath: string): Child[][] {
  const names = Object.values(feedNames);
  const summaries = new Map(
    Object.entries(paths).map(([path, { get }]) => {
      const end = path.lastIndexOf('/') + 1;
      if (!names.includes(path.slice(end))) return [path, get.summary];
      return [`${path.slice(0, end)}F`, get.summary.replace(/, [^,]*$/, '')];
    }),
  );
  return [...summaries].map(([path, summary]) => [<code>{basePath + path}</code>, summary]);
}

/** Shows the newest articles of a feed in a page of any origin. */
function appExample(feed: string): string {
  return `const answer = await fetch('${feed}');
const { items } = await answer.json();

for (const { title, summary, url, date_published } of items) {
  const link = Object.assign(document.createElement('a'), { href: url, textContent: title ?? summary });
  const day = new Date(date_published).toLocaleDateString();
  document.body.append(link, ' ', day, document.createElement('br'));
}`;
}

/** Prints titles, or summaries where there are none; then fetches the feed if it has changed. */
function curlExample(feed: string): string {
  return `curl -s --compressed '${feed}' | jq -r '.items[] | .title // .summary'

# Later: 304 and no bytes while nothing has changed
curl -s --compressed --etag-save tag --etag-compare tag -o feed.json '${feed}'`;
}

/** Keeps a copy of all articles by id. `since` is the first `changed-since` (RFC 3339). */
function syncExample(publication: string, since: string): string {
  return `async function sync(articles, since) {
  let address = \`${publication}/feed.json?changed-since=\${since}\`;
  let then;
  while (address) {
    const { items, next_url, _dateline } = await (await fetch(address)).json();
    then ??= _dateline.next_changed_since;
    for (const id of _dateline.withdrawn ?? []) articles.delete(id);
    for (const item of items) articles.set(item.id, item);
    address = next_url;
  }
  return then; // the changed-since of the next time
}

const articles = new Map();
let since = await sync(articles, '${since}');
since = await sync(articles, since); // later, and again`;
}
