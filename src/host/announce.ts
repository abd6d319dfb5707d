import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { ignoreMissing, writeWhole } from './files.ts';
import { awaitEdition, changedTopics, readTopics, tell, type Told, type Topics } from './websub.ts';

export interface AnnounceOptions {
  /** Where the deployment answers. */
  readonly origin: string;
  readonly hubs: readonly string[];
  /** Where editions are written: beside them stands what hubs were told last. */
  readonly out: string;
  /** What the deployment showed before; what hubs were told last where it is not given. */
  readonly before?: Topics;
  /** The digest of the edition that is to be live first. */
  readonly edition?: string;
}

export interface Announced {
  /** False where the deployment went on naming another edition: then nobody was told anything. */
  readonly live: boolean;
  readonly topics: readonly string[];
  readonly told: readonly Told[];
}

const memory = v.array(v.tuple([v.string(), v.string()]));

/** Seconds that a deployment may take to reach everywhere. */
const spreading = 120;

/** Tells the publication's hubs which topics changed, and remembers what they show now once all hubs accepted. */
export async function announce({ origin, hubs, out, before, edition }: AnnounceOptions): Promise<Announced> {
  if (edition !== undefined && !(await awaitEdition(origin, edition, spreading)))
    return { live: false, topics: [], told: [] };
  const file = join(out, 'topics.json');
  const now = await readTopics(origin);
  const topics = changedTopics(before ?? (await readMemory(file)), now);
  const told = await Promise.all(topics.length === 0 ? [] : hubs.map((hub) => tell(hub, topics)));
  if (told.every(({ fault }) => fault === undefined)) {
    await mkdir(out, { recursive: true });
    await writeWhole(file, JSON.stringify([...now]));
  }
  return { live: true, topics, told };
}

async function readMemory(file: string): Promise<Topics> {
  const text = await readFile(file, 'utf8').catch(ignoreMissing);
  try {
    return new Map(v.parse(memory, JSON.parse(text ?? '[]')));
  } catch {
    // Whatever was left there, hubs that are told too much only ask in vain.
    return new Map();
  }
}
