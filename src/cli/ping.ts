import { readSettings } from '../content/settings.ts';
import { type Announced, announce } from '../host/announce.ts';
import { generated } from '../host/project.ts';
import { addContent, addJson, type CommandFile, type ExitCode } from './command.ts';

export const { describe, run }: CommandFile = {
  describe(command) {
    addJson(addContent(command)).option('--out <dir>', 'where the edition is written (default: .dateline)');
  },
  async run(_, options) {
    const { publication } = await readSettings(String(options.content));
    const announced = await announce({
      origin: publication.url,
      hubs: publication.hubs,
      out: String(options.out ?? generated),
    });
    if (options.json === true) console.log(JSON.stringify(announced));
    else printAnnounced(announced);
    return exitOf(announced);
  },
};

export function exitOf({ live, told }: Announced): ExitCode {
  return live && told.every(({ fault }) => fault === undefined) ? 0 : 1;
}

/** Tells what hubs were told. */
export function printAnnounced({ live, topics, told }: Announced): void {
  if (!live)
    console.error(
      'dateline: the deployment does not name the new edition, so no hub was told of it. Run "dateline ping" once it does.',
    );
  else if (told.length === 0)
    console.log(
      topics.length === 0
        ? 'No feed changed.'
        : `${topics.length} feeds changed; feed.yaml names no hub to tell.`,
    );
  for (const { hub, topics: count, attempts, fault } of told) {
    if (fault === undefined) console.log(`told ${hub} of ${count} feeds (${attempts} requests)`);
    else
      console.error(
        `dateline: ${hub} was not told of ${count} feeds. ${fault} Run "dateline ping" again later.`,
      );
  }
}
