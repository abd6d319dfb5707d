import { readContentSettings } from '../content/publication/settings.ts';
import { type Announcement, announceChanges } from '../host/websub.ts';
import { generated } from '../host/project.ts';
import { addContent, addJson, type CommandFile } from './command.ts';

export const { describe, run }: CommandFile = {
  describe(command) {
    addJson(addContent(command)).option('--out <dir>', 'the folder for the edition (default: .dateline)');
  },
  async run(_, options) {
    const { publication } = await readContentSettings(String(options.content));
    const announced = await announceChanges({
      url: publication.url,
      hubs: publication.hubs,
      out: String(options.out ?? generated),
    });
    if (options.json === true) console.log(JSON.stringify(announced));
    else printAnnounced(announced);
    return announced.live && announced.told.every(({ fault }) => fault === undefined) ? 0 : 1;
  },
};

/** Prints the results of notifying hubs. */
export function printAnnounced({ live, topics, told }: Announcement): void {
  if (!live)
    console.error(
      'dateline: the deployment does not name the new edition, so no hub was notified. ' +
        'Run "dateline ping" when it does.',
    );
  else if (told.length === 0)
    console.log(topics.length === 0 ? 'No feed changed.' : `${topics.length} feeds changed; feed.yaml names no hub.`);
  for (const { hub, topics: count, attempts, fault } of told) {
    if (fault === undefined) console.log(`told ${hub} of ${count} feeds (${attempts} requests)`);
    else console.error(`dateline: ${hub} was not told of ${count} feeds. ${fault} Run "dateline ping" again later.`);
  }
}
