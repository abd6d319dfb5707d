import { execFile } from 'node:child_process';
import { mkdtemp, open, readdir, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { writeFiles } from '../worker/start.ts';
import { command, ended, expectWhole, fill, firstSeen, type Folder, nth, startBuild } from './folder.ts';
import type { Row } from './row.ts';

const run = promisify(execFile);

const count = 40;

/** Kilobytes that are left on the disk when a build, or an import, begins. */
const left = [0, 4, 12, 40, 100];

/** Takes all room of a disk but so many kilobytes. */
async function occupy(filler: string, kilobytes: number): Promise<void> {
  const file = await open(filler, 'w');
  let length = 0;
  try {
    for (;;) length += (await file.write(Buffer.alloc(4096), 0, 4096)).bytesWritten;
  } catch {
    await file.close();
  }
  await truncate(filler, Math.max(0, length - kilobytes * 1024));
}

/** A disk of a few megabytes that fills up, where this process may mount one. */
export const disk: Row = {
  name: 'disk',
  failure:
    'on a full disk a build or an import ends without a clear message, leaves the last edition or an article broken, or the next one does not put all right once there is room',
  async run(tally) {
    const home = await mkdtemp(join(tmpdir(), 'dateline-torture-'));
    const mounted = await run('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', home]).then(
      () => true,
      () => false,
    );
    try {
      if (!mounted) {
        tally.notes.push('skipped: this user can mount no disk; “builds” lets files not grow instead');
        return;
      }
      const folder: Folder = { content: join(home, 'content'), out: join(home, 'out') };
      await fill(folder.content, count);
      tally.expect((await ended(startBuild(folder))).code === 0, 'the first build fails');
      const before = await firstSeen(folder.content);
      const filler = join(home, 'filler');
      let failed = 0;
      for (const [i, kilobytes] of left.entries()) {
        const fault = `a disk with ${kilobytes} KB left`;
        await writeFiles(folder.content, nth(count + i));
        await writeFiles(join(home, `sources${i}`), nth(1000 + i));
        const importing = ['import', join(home, `sources${i}`), '--content', folder.content];
        for (const start of [() => startBuild(folder), () => command(importing)]) {
          await occupy(filler, kilobytes);
          tally.faults++;
          const { code, said } = await ended(start());
          if (code !== 0) failed++;
          tally.expect(code === 0 || code === 1, `${fault} ends a command with ${code}`);
          tally.expect(!/^\s+at |fault of Dateline/m.test(said), `${fault} is told with a stack: ${said}`);
          tally.expect(said === '' || said.includes('ENOSPC'), `${fault} is not told: ${said}`);
          await rm(filler);
          await expectWhole(tally, folder, count, before, fault);
        }
      }
      tally.expect(failed >= 4, `only ${failed} commands met a full disk`);
      const last = await ended(startBuild(folder));
      tally.expect(last.code === 0, `with room again a build fails: ${last.said}`);
      await expectWhole(tally, folder, count + left.length, before, 'the last build');
      const names = await readdir(home, { recursive: true });
      const litter = names.filter((name) => /\.tmp$|\.bin\.\d/.test(name));
      tally.expect(litter.length === 0, `${litter.join(', ')} was left`);
    } finally {
      if (mounted) await run('umount', [home]);
      await rm(home, { recursive: true, force: true });
    }
  },
};
