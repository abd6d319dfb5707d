import { deploy } from '../host/deploy.ts';
import { printBuild } from './build.ts';
import { addContent, type CommandFile } from './command.ts';
import { printAnnounced } from './ping.ts';
import { clock } from './clock.ts';

export const { describe, run }: CommandFile = {
  describe(command) {
    addContent(command)
      .option('--frozen', 'fail if the build would change the content folder')
      .option('--withdraw', 'allow a whole mount, or more than a tenth of the articles, to be withdrawn')
      .option('--dry-run', 'do everything except sending it');
  },
  async run(_, options) {
    const done = await deploy({
      content: String(options.content),
      now: clock(),
      frozen: options.frozen === true,
      withdraw: options.withdraw === true,
      dryRun: options.dryRun === true,
      built: printBuild,
      uploading: (key, bucket) => console.log(`uploading ${key} into the R2 bucket ${bucket}`),
      announced: printAnnounced,
    });
    return done ? 0 : 1;
  },
};
