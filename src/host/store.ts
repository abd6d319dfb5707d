import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { deserialize, serialize } from 'node:v8';
import { crc32 } from 'node:zlib';
import type { Step, ResultStore } from '../content/store.ts';
import { hexDigest } from '../content/digest.ts';
import { fileState } from '../content/files.ts';
import { codeFolder, filesInFolders, lockFiles } from './project.ts';

/** A store in a file. */
export interface OpenStore extends ResultStore {
  /**
   * Drops all results that were neither read nor stored since the store was opened. For the end of a complete build.
   */
  readonly prune: () => void;
  /** Writes the results to the disk and closes the file. */
  readonly close: () => void;
}

/**
 * Opens the store in a SQLite file, which is created if it is missing. `revision` names the code that makes the
 * results: the results of other code are dropped. Results that are damaged are absent; a file that SQLite cannot read
 * is replaced. If SQLite fails (a full disk, another process), the store holds nothing from then on, and its file is
 * removed.
 */
export function openStore(file: string, revision: string): OpenStore {
  let open = openOrReplace(file, revision);
  const used = new Set<string>();
  const fail = (): undefined => {
    attempt(() => open?.database.close());
    remove(file);
    open = undefined;
  };
  return {
    get: (step, inputs) => {
      if (!open) return undefined;
      try {
        const row = open.select.get(step, inputs) as unknown as StoredResult | undefined;
        if (!row || checksum(step, inputs, row.result) !== row.crc) return undefined;
        used.add(`${step} ${inputs}`);
        return deserialize(row.result) as unknown;
      } catch {
        return fail();
      }
    },
    set: (step, inputs, result) => {
      if (!open) return;
      const bytes = serialize(result);
      try {
        open.insert.run(step, inputs, checksum(step, inputs, bytes), bytes);
        used.add(`${step} ${inputs}`);
      } catch {
        fail();
      }
    },
    prune: () => {
      try {
        open?.keep(used);
      } catch {
        fail();
      }
    },
    close: () => {
      try {
        open?.database.exec('COMMIT');
        open?.database.close();
      } catch {
        fail();
      }
    },
  };
}

interface StoredResult {
  /** CRC-32 of the step, the inputs and the result: a damaged file must not change an edition. */
  readonly crc: number;
  /** The result, as `v8.serialize` writes it. */
  readonly result: Uint8Array;
}

/** CRC-32 of a row. */
function checksum(step: Step, inputs: string, result: Uint8Array): number {
  return crc32(result, crc32(`${step} ${inputs}`));
}

/** Opens a database and begins the transaction for all changes. */
function openFile(file: string, revision: string) {
  mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file);
  // Without a journal a build that is killed may leave a damaged file: then results are absent, or the file is
  // replaced.
  database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF');
  database.exec('CREATE TABLE IF NOT EXISTS revision (name TEXT)');
  database.exec(
    'CREATE TABLE IF NOT EXISTS results (step TEXT, inputs TEXT, crc INTEGER, result BLOB, PRIMARY KEY (step, inputs))',
  );
  database.exec('BEGIN IMMEDIATE');
  if (database.prepare('SELECT name FROM revision').get()?.name !== revision) {
    database.exec('DELETE FROM results; DELETE FROM revision');
    database.prepare('INSERT INTO revision VALUES (?)').run(revision);
  }
  return {
    database,
    select: database.prepare('SELECT crc, result FROM results WHERE step = ? AND inputs = ?'),
    insert: database.prepare('INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?)'),
    keep: (used: ReadonlySet<string>): void => {
      const drop = database.prepare('DELETE FROM results WHERE step = ? AND inputs = ?');
      for (const { step, inputs } of database.prepare('SELECT step, inputs FROM results').all() as unknown as {
        step: Step;
        inputs: string;
      }[])
        if (!used.has(`${step} ${inputs}`)) drop.run(step, inputs);
    },
  };
}

/**
 * Opens the database, or replaces it if it is damaged; undefined if neither is possible, or if another process has
 * locked it.
 */
function openOrReplace(file: string, revision: string): ReturnType<typeof openFile> | undefined {
  try {
    return openFile(file, revision);
  } catch (error) {
    if (isBusy(error)) return undefined;
    remove(file);
    return attempt(() => openFile(file, revision));
  }
}

/** Whether another process has locked a database (https://www.sqlite.org/rescode.html#busy). */
export function isBusy(error: unknown): boolean {
  return (error as { readonly errcode?: number }).errcode === 5;
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

function remove(file: string): void {
  attempt(() => rmSync(file, { force: true, recursive: true }));
}

/** The folders whose code makes results that a store keeps. */
const storing = ['text', 'article', 'import', 'content', 'compile', 'edition'];

/**
 * Digest of the code that makes the stored results: the state of Dateline's files on this machine, its libraries, the
 * runtime and its time zones.
 */
export async function readRevision(): Promise<string> {
  const files = [...(await filesInFolders(storing.map((name) => join(codeFolder, name)))), ...lockFiles];
  return hexDigest(
    JSON.stringify([process.version, process.versions['tz'], files.map((file) => [file, fileState(file)])]),
  );
}
