import { condense, formatProblem } from '../article/problem.ts';
import { build, type BuildResult } from '../host/build.ts';
import { generated } from '../host/project.ts';
import { editionIsKept } from '../host/wrangler.ts';
import { addContent, addJson, type CommandFile } from './command.ts';
import { counted, Progress } from './terminal.ts';
import { clock } from './clock.ts';

export const { describe, run }: CommandFile = {
  describe(command) {
    addJson(addContent(command))
      .option('--out <dir>', 'the folder for the edition (default: .dateline)')
      .option('--frozen', 'fail if the build would change the content folder')
      .option('--withdraw', 'allow a whole mount, or more than a tenth of the articles, to be withdrawn');
  },
  async run(_, options) {
    if (editionIsKept()) return 0;
    const progress = {
      reading: new Progress('Reading'),
      relating: new Progress('Relating'),
      rendering: new Progress('Rendering'),
    };
    const result = await build({
      content: String(options.content),
      out: String(options.out ?? generated),
      now: clock(),
      frozen: options.frozen === true,
      withdraw: options.withdraw === true,
      onProgress: (stage, done, of) => progress[stage].show(done, of),
    });
    for (const each of Object.values(progress)) each.clear();
    const { edition, unchanged, problems, written, uploads } = result;
    if (options.json === true) console.log(JSON.stringify({ edition, unchanged, problems, written, uploads }));
    else printBuild(result);
    return edition ? 0 : 1;
  },
};

/** Prints the result of a build: problems to stderr, the edition to stdout. */
export function printBuild({ edition, unchanged, problems, written, loaded, uploads = [] }: BuildResult): void {
  for (const problem of condense(problems)) console.error(formatProblem(problem));
  for (const file of written) console.log(`wrote ${file}`);
  if (!edition) {
    console.error('dateline: no edition was written.');
    return;
  }
  const held = loaded?.leftOut.filter(({ frontMatter }) => frontMatter.held).length ?? 0;
  if (held > 0) console.log(`left out: ${counted(held, 'article')} held for dateline review`);
  const { digest, url, articles, modules, assets } = edition;
  for (const key of uploads) console.log(`${key} is too large for static assets: "dateline deploy" uploads it`);
  const bytes = modules['index.bin'] + modules['newest.bin'];
  console.log(
    `${unchanged ? 'up to date' : 'built'}: edition ${digest}, ${counted(articles, 'article')} for ${url}, ` +
      `${bytes} bytes in the Worker, ${assets.files} assets of ${assets.bytes} bytes`,
  );
}
