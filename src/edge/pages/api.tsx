import { documents as feedDocuments } from '../../edition/address.ts';
import { formatMoment } from '../../text/date.ts';
import type { Draft } from '../answer.ts';
import { openapi } from '../documents/openapi.ts';
import { samples } from '../documents/openapi/samples.ts';
import type { Site } from '../site.ts';
import { appExample, curlExample, syncExample } from './examples.ts';
import { Layout, write } from './layout.tsx';
import { draftPage } from './page.ts';

/** As much of `/openapi.json` as the page shows. */
interface Description {
  readonly paths: Readonly<Record<string, { readonly get: { readonly summary: string } }>>;
  readonly components: {
    readonly parameters: Readonly<
      Record<string, { readonly description: string; readonly example?: unknown }>
    >;
    readonly schemas: {
      readonly extension: {
        readonly properties: Readonly<Record<string, { readonly description: string }>>;
      };
    };
  };
}

/** `/api`: the interface described for those who write apps, from `/openapi.json`, with examples to paste. */
export function apiPage(site: Site, now: number): Draft {
  const { edition } = site;
  const { origin, title } = edition.meta;
  const { paths, components } = JSON.parse(openapi.write(site, now)) as Description;
  const feed = `${origin}/feed.json?tag=${encodeURIComponent(samples(edition, now).value('tag'))}`;
  const html = write(
    <Layout edition={edition} title={`For apps · ${title}`}>
      <div class="heading">
        <h1>For apps</h1>
        <p class="lead">
          Every selection is a JSON Feed that any page on the web may fetch: no key, no account, no limit but
          your sense of measure.
        </p>
      </div>
      <div class="prose full">
        <h2>From a page in a browser</h2>
        <p>
          Answers carry <code>Access-Control-Allow-Origin: *</code>; a browser asks again with the{' '}
          <code>ETag</code> it has and gets 304 when nothing changed.
        </p>
        <pre tabindex={0} role="region" aria-label="Example for a page">
          <code>{appExample(feed)}</code>
        </pre>
        <h2>From a shell</h2>
        <pre tabindex={0} role="region" aria-label="Example for a shell">
          <code>{curlExample(feed)}</code>
        </pre>
        <h2>Keeping a copy</h2>
        <p>
          Ask with <code>changed-since</code>, follow <code>next_url</code> to the end, drop what{' '}
          <code>_dateline.withdrawn</code> names, and ask the next time with what{' '}
          <code>_dateline.next_changed_since</code> said on the first page.
        </p>
        <pre tabindex={0} role="region" aria-label="Example of keeping a copy">
          <code>{syncExample(origin, formatMoment(edition.meta.founded))}</code>
        </pre>
        <h2>Addresses</h2>
        <p>
          <code>F</code> is one of {Object.values(feedDocuments).join(', ')}. Not sure? The{' '}
          <a href="/build">feed builder</a> makes addresses; <a href="/facets.json">facets.json</a> lists what
          there is; <a href="/openapi.json">openapi.json</a> has every detail for a machine.
        </p>
        <Terms label="Addresses" head={['Address', 'Answers']} terms={[...grouped(paths)]} />
        <h2>What JSON Feed has no member for</h2>
        <p>
          Items carry what follows in <code>_dateline</code>, each member only where it has something to say.
        </p>
        <Terms
          label="Members of _dateline"
          head={['Member', 'Is']}
          terms={Object.entries(components.schemas.extension.properties).map(([name, { description }]) => [
            name,
            description,
          ])}
        />
        <h2>Parameters</h2>
        <div class="wide" tabindex={0} role="region" aria-label="Parameters">
          <table>
            <thead>
              <tr>
                <th scope="col">Parameter</th>
                <th scope="col">Means</th>
                <th scope="col">For example</th>
              </tr>
            </thead>
            <tbody>
              {Object.entries(components.parameters).map(([name, { description, example }]) => (
                <tr>
                  <td>
                    <code>{name}</code>
                  </td>
                  <td>{withCode(description)}</td>
                  <td>
                    <code>{String(example)}</code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </Layout>,
  );
  return draftPage(html, [{ rel: 'describedby', href: `${origin}/openapi.json`, type: 'application/json' }]);
}

interface TermsProps {
  readonly label: string;
  readonly head: readonly [string, string];
  readonly terms: readonly (readonly [string, string])[];
}

/** What each name means, as a table that scrolls by itself where it is too wide. */
function Terms({ label, head, terms }: TermsProps) {
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
          {terms.map(([name, meaning]) => (
            <tr>
              <td>
                <code>{name}</code>
              </td>
              <td>{withCode(meaning)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A description with what stands between backticks, as in Markdown, as code. */
function withCode(text: string) {
  return text.split('`').map((part, i) => (i % 2 === 0 ? part : <code>{part}</code>));
}

/** Paths with the three formats of a feed taken together. */
function grouped(paths: Description['paths']): Map<string, string> {
  const names = Object.values(feedDocuments);
  return new Map(
    Object.entries(paths).map(([path, { get }]) => {
      const end = path.lastIndexOf('/') + 1;
      if (!names.includes(path.slice(end))) return [path, get.summary];
      return [`${path.slice(0, end)}F`, get.summary.replace(/, [^,]*$/, '')];
    }),
  );
}
