import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';

/** Digests of what feeds show, by the feed's address: a topic in WebSub's words. */
export type Topics = ReadonlyMap<string, string>;

/** Milliseconds that a server has for an answer. */
const usualPatience = 30_000;

/** Bytes that an answer may have: what a deployment lists of a hundred thousand values has a quarter of it. */
const longest = 64 << 20;

/** Thrown where a deployment does not answer, or not as Dateline does. */
export class DeploymentError extends Error {
  override readonly name = 'DeploymentError';
  readonly code = 'EDEPLOYMENT';
}

const listed = v.object({ digest: v.string(), rss: v.string(), atom: v.string(), json: v.string() });
const facets = v.object({
  all: listed,
  tags: v.array(listed),
  authors: v.array(listed),
  sources: v.array(listed),
  languages: v.array(listed),
  // Editions before this list none.
  years: v.optional(v.array(listed), []),
  months: v.array(listed),
});

/**
 * Reads the topics of a deployment from its `/facets.json`. Rejects where it does not answer as Dateline does, or names feeds that
 * are not its own. `patience` in milliseconds.
 */
export async function readTopics(origin: string, patience = usualPatience): Promise<Topics> {
  const address = `${origin}/facets.json`;
  const { all, tags, authors, sources, languages, years, months } = await readFacets(address, patience);
  const topics = [all, ...tags, ...authors, ...sources, ...languages, ...years, ...months].flatMap(
    ({ digest, rss, atom, json }) => [rss, atom, json].map((topic) => [topic, digest] as const),
  );
  const foreign = topics.find(([topic]) => !topic.startsWith(`${origin}/`));
  if (foreign) throw new DeploymentError(`${address} names a feed of another origin: ${foreign[0]}.`);
  return new Map(topics);
}

async function readFacets(address: string, patience: number): Promise<v.InferOutput<typeof facets>> {
  const reject = (reason: string): never => {
    throw new DeploymentError(`${address} does not answer as Dateline does: ${reason}.`);
  };
  let text: string;
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(patience) });
    if (!response.ok) return reject(`it answers with ${response.status}`);
    text = await readText(response);
  } catch (error) {
    if (error instanceof DeploymentError) throw error;
    return reject(reasonOf(error));
  }
  try {
    return v.parse(facets, JSON.parse(text));
  } catch {
    return reject('it is no list of facets');
  }
}

/** The body as a text; rejects where it is longer than any that is right. */
async function readText(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > longest) throw new RangeError(`it sends more than ${longest} bytes`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** What went wrong in a request: `fetch` hides it below “fetch failed”. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}

/** The topics that show something else than before, those that are new or gone included, in order. */
export function changedTopics(before: Topics, after: Topics): string[] {
  const all = new Set([...before.keys(), ...after.keys()]);
  return [...all].filter((topic) => before.get(topic) !== after.get(topic)).sort();
}

/** Waits until a deployment's `/health` names an edition; false where it did not within a number of seconds. */
export async function awaitEdition(origin: string, digest: string, seconds: number): Promise<boolean> {
  for (const end = performance.now() + seconds * 1000; ; await sleep(1000)) {
    if ((await nameOf(origin)) === digest) return true;
    if (performance.now() > end) return false;
  }
}

const health = v.object({ edition: v.string() });

async function nameOf(origin: string): Promise<string | undefined> {
  try {
    const response = await fetch(`${origin}/health`, { signal: AbortSignal.timeout(usualPatience) });
    return v.parse(health, JSON.parse(await readText(response))).edition;
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
    return { why: `It does not answer: ${reasonOf(error)}.`, again: true };
  }
}
