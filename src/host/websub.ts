import { setTimeout as sleep } from 'node:timers/promises';

/** Digests of what feeds show, by the feed's address: a topic in WebSub's words. */
export type Topics = ReadonlyMap<string, string>;

interface Listed {
  readonly digest: string;
  readonly rss: string;
  readonly atom: string;
  readonly json: string;
}

/** Milliseconds that a server has for an answer. */
const usualPatience = 30_000;

/** Reads the topics of a deployment from its `/facets.json`. Rejects where it does not answer as Dateline does. */
export async function readTopics(origin: string): Promise<Topics> {
  const response = await fetch(`${origin}/facets.json`, { signal: AbortSignal.timeout(usualPatience) });
  if (!response.ok) throw new Error(`${origin}/facets.json answers with ${response.status}.`);
  const facets = (await response.json()) as Readonly<Record<string, unknown>>;
  const listed = [
    facets.all,
    facets.tags,
    facets.authors,
    facets.sources,
    facets.languages,
    facets.months,
  ].flat() as Listed[];
  return new Map(
    listed.flatMap(({ digest, rss, atom, json }) =>
      [rss, atom, json].map((topic) => [topic, digest] as const),
    ),
  );
}

/** The topics that show something else than before, those that are new or gone included, in order. */
export function changedTopics(before: Topics, after: Topics): string[] {
  const all = new Set([...before.keys(), ...after.keys()]);
  return [...all].filter((topic) => before.get(topic) !== after.get(topic)).sort();
}

/** Waits until a deployment's `/health` names an edition; false where it did not within a number of seconds. */
export async function awaitEdition(origin: string, digest: string, seconds: number): Promise<boolean> {
  for (const end = Date.now() + seconds * 1000; ; await sleep(1000)) {
    if ((await nameOf(origin)) === digest) return true;
    if (Date.now() > end) return false;
  }
}

async function nameOf(origin: string): Promise<string | undefined> {
  try {
    const response = await fetch(`${origin}/health`, { signal: AbortSignal.timeout(usualPatience) });
    return ((await response.json()) as { edition?: string }).edition;
  } catch {
    return undefined;
  }
}

/** How a hub took the news. */
export interface Told {
  readonly hub: string;
  readonly topics: number;
  readonly attempts: number;
  /** Absent where the hub accepted. */
  readonly fault?: string;
}

/** How a hub is told. Milliseconds. */
export interface Telling {
  /** Before the second attempt. */
  readonly wait?: number;
  /** At most, for each request. */
  readonly attempts?: number;
  /** For an answer. */
  readonly patience?: number;
}

/** Topics in one request; a form of this many addresses stays below what servers commonly take. */
const batch = 50;

/**
 * Tells a hub which topics changed. WebSub (https://www.w3.org/TR/websub/#publishing) leaves the form to publisher and hub; this is what hubs
 * in use understand: a POST of `hub.mode=publish` and `hub.url` for each topic. What fails for the moment (no answer, 429, 5xx)
 * is tried again, each time after twice the wait. Redirects are not followed.
 */
export async function tell(
  hub: string,
  topics: readonly string[],
  { wait = 1000, attempts: most = 4, patience = usualPatience }: Telling = {},
): Promise<Told> {
  let attempts = 0;
  for (let start = 0; start < topics.length; start += batch) {
    const body = new URLSearchParams({ 'hub.mode': 'publish' });
    for (const topic of topics.slice(start, start + batch)) body.append('hub.url', topic);
    for (let attempt = 1; ; attempt++) {
      attempts++;
      const fault = await post(hub, body, patience);
      if (fault === undefined) break;
      if (!fault.again || attempt === most) return { hub, topics: topics.length, attempts, fault: fault.why };
      await sleep(wait * 2 ** (attempt - 1));
    }
  }
  return { hub, topics: topics.length, attempts };
}

async function post(
  hub: string,
  body: URLSearchParams,
  patience: number,
): Promise<{ why: string; again: boolean } | undefined> {
  try {
    const response = await fetch(hub, {
      method: 'POST',
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    });
    await response.body?.cancel();
    if (response.ok) return undefined;
    return {
      why: `It answers with ${response.status}.`,
      again: response.status === 429 || response.status >= 500,
    };
  } catch (error) {
    return { why: error instanceof Error ? error.message : String(error), again: true };
  }
}
