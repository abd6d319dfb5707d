import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import { fetchBody, reasonOfFailure } from '../content/fetch-body.ts';
import { OperationError } from './project.ts';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ignoreMissing } from '../content/files.ts';
import { writeAtomically } from '../content/write.ts';

/** Digests of the contents of feeds by the feed's address, which WebSub calls a topic. */
export type Topics = ReadonlyMap<string, string>;

/** Milliseconds that a server may take for an answer. */
const defaultTimeout = 30_000;

/** Thrown if a deployment does not answer, or not as Dateline does. */
export class DeploymentError extends OperationError {
  override readonly name = 'DeploymentError';
}

const listed = v.object({ digest: v.string(), rss: v.string(), atom: v.string(), json: v.string() });
const facets = v.object({
  all: listed,
  tags: v.array(listed),
  authors: v.array(listed),
  sources: v.array(listed),
  languages: v.array(listed),
  // Older editions list none.
  years: v.optional(v.array(listed), []),
  months: v.array(listed),
});

/**
 * Reads the topics of a deployment from its `/facets.json`. Rejects with `DeploymentError` if it does not answer as
 * Dateline does, or names feeds that are not below the publication's address. `timeout` in milliseconds.
 */
export async function readTopics(publication: string, timeout = defaultTimeout): Promise<Topics> {
  const address = `${publication}/facets.json`;
  const { all, tags, authors, sources, languages, years, months } = await readFacets(address, timeout);
  const topics = [all, ...tags, ...authors, ...sources, ...languages, ...years, ...months].flatMap(
    ({ digest, rss, atom, json }) => [rss, atom, json].map((topic) => [topic, digest] as const),
  );
  const foreign = topics.find(([topic]) => !topic.startsWith(`${publication}/`));
  if (foreign) throw new DeploymentError(`${address} names a feed of another address: ${foreign[0]}.`);
  return new Map(topics);
}

async function readFacets(address: string, timeout: number): Promise<v.InferOutput<typeof facets>> {
  const reject = (reason: string): never => {
    throw new DeploymentError(`${address} does not answer as Dateline does: ${reason}.`);
  };
  const bytes = await fetchBody(address, timeout).catch((error: Error) => reject(error.message));
  try {
    return v.parse(facets, JSON.parse(bytes.toString()));
  } catch {
    return reject('it is no list of facets');
  }
}

/** The topics whose contents changed, including new and removed ones, sorted. */
export function changedTopics(before: Topics, after: Topics): string[] {
  const all = new Set([...before.keys(), ...after.keys()]);
  return [...all].filter((topic) => before.get(topic) !== after.get(topic)).sort();
}

/** Waits until `/health` below an address names an edition. Returns false if it does not within `seconds`. */
export async function awaitEdition(publication: string, digest: string, seconds: number): Promise<boolean> {
  for (const end = performance.now() + seconds * 1000; ; await sleep(1000)) {
    if ((await readEdition(publication)) === digest) return true;
    if (performance.now() > end) return false;
  }
}

const health = v.object({ edition: v.string() });

async function readEdition(publication: string): Promise<string | undefined> {
  try {
    const body = await fetchBody(`${publication}/health`, defaultTimeout);
    return v.parse(health, JSON.parse(body.toString())).edition;
  } catch {
    return undefined;
  }
}

/** The result of notifying a hub. */
export interface HubResult {
  readonly hub: string;
  readonly topics: number;
  readonly attempts: number;
  /** Why the hub did not accept; absent if it did. */
  readonly fault?: string;
}

/** Options of `notifyHub`. Times in milliseconds. */
interface HubOptions {
  /** Wait before the second attempt. */
  readonly wait?: number;
  /** The most attempts for each request. */
  readonly attempts?: number;
  /** Longest wait for an answer. */
  readonly timeout?: number;
}

/** Topics in one request. A form with this many addresses is below the usual limits of servers. */
const batch = 50;

/**
 * Notifies a hub of changed topics. WebSub (https://www.w3.org/TR/websub/#publishing) leaves the form of the request
 * open; hubs accept a POST with `hub.mode=publish` and a `hub.url` for each topic. Temporary failures (no answer, 429,
 * 5xx) are tried again, each time after twice the wait. Redirects are not followed.
 */
export async function notifyHub(
  hub: string,
  topics: readonly string[],
  { wait = 1000, attempts: most = 4, timeout = defaultTimeout }: HubOptions = {},
): Promise<HubResult> {
  let attempts = 0;
  for (let start = 0; start < topics.length; start += batch) {
    const body = new URLSearchParams({ 'hub.mode': 'publish' });
    for (const topic of topics.slice(start, start + batch)) body.append('hub.url', topic);
    for (let attempt = 1; ; attempt++) {
      attempts++;
      const fault = await post(hub, body, timeout);
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
  timeout: number,
): Promise<{ why: string; again: boolean } | undefined> {
  try {
    const response = await fetch(hub, {
      method: 'POST',
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout),
    });
    await response.body?.cancel();
    if (response.ok) return undefined;
    return {
      why: `It answers with ${response.status}.`,
      again: response.status === 429 || response.status >= 500,
    };
  } catch (error) {
    return { why: `It does not answer: ${reasonOfFailure(error)}.`, again: true };
  }
}

interface AnnounceOptions {
  /** The publication's address, without a slash at the end. */
  readonly url: string;
  readonly hubs: readonly string[];
  /** The folder of editions; it also stores the topics that were announced last. */
  readonly out: string;
  /** The topics before the deployment; by default those that were announced last. */
  readonly before?: Topics;
  /** Digest of the edition that has to be live first. */
  readonly edition?: string;
}

export interface Announcement {
  /** False if the deployment did not name the edition in time; then no hub was notified. */
  readonly live: boolean;
  readonly topics: readonly string[];
  readonly told: readonly HubResult[];
}

const announcedSchema = v.array(v.tuple([v.string(), v.string()]));

/** Seconds that a deployment may take to be live everywhere. */
const deploymentSeconds = 120;

/**
 * Notifies the publication's hubs of changed topics. Stores the topics if all hubs accepted. Rejects with
 * `DeploymentError` if the deployment does not answer as Dateline does.
 */
export async function announceChanges({ url, hubs, out, before, edition }: AnnounceOptions): Promise<Announcement> {
  if (edition !== undefined && !(await awaitEdition(url, edition, deploymentSeconds)))
    return { live: false, topics: [], told: [] };
  const file = join(out, 'topics.json');
  const now = await readTopics(url);
  const topics = changedTopics(before ?? (await readAnnounced(file)), now);
  const told = await Promise.all(topics.length === 0 ? [] : hubs.map((hub) => notifyHub(hub, topics)));
  if (told.every(({ fault }) => fault === undefined)) {
    await writeAtomically(file, JSON.stringify([...now]));
  }
  return { live: true, topics, told };
}

async function readAnnounced(file: string): Promise<Topics> {
  const text = await readFile(file, 'utf8').catch(ignoreMissing);
  try {
    return new Map(v.parse(announcedSchema, JSON.parse(text ?? '[]')));
  } catch {
    // Without stored topics hubs are notified of all feeds, which is harmless.
    return new Map();
  }
}
