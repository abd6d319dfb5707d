import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { ignoreMissing } from '../content/files.ts';
import { writeAtomically } from '../content/write.ts';
import { awaitEdition, changedTopics, readTopics, notifyHub, type HubResult, type Topics } from './websub.ts';

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
