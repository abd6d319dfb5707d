import { checks } from '../host/verify/checks.ts';
import { clientOf } from '../host/verify/client.ts';
import { addJson, type CommandFile, UsageError } from './command.ts';

export const { describe, run }: CommandFile = {
  describe(command) {
    addJson(command).argument('<url>', 'the address of a deployment, or of the preview');
  },
  async run([address = ''], options) {
    const origin = originOf(address);
    const ask = clientOf(origin);
    let failed = 0;
    const results = [];
    for (const { name, run: check } of checks) {
      const complaints = await check(ask).catch((error: Error) => [
        `${origin} does not answer as it should: ${error.message}`,
      ]);
      if (complaints.length > 0) failed++;
      results.push({ name, complaints });
      if (options.json !== true)
        console.log(
          [
            `${complaints.length === 0 ? 'ok  ' : 'FAIL'} ${name}`,
            ...complaints.map((c) => `       ${c}`),
          ].join('\n'),
        );
    }
    if (options.json === true) console.log(JSON.stringify(results));
    else
      console.log(
        failed === 0
          ? `All ${checks.length} promises hold.`
          : `${failed} of ${checks.length} promises do not hold.`,
      );
    return failed === 0 ? 0 : 1;
  },
};

function originOf(address: string): string {
  const url = URL.parse(address);
  if (url && ['http:', 'https:'].includes(url.protocol)) return url.origin;
  throw new UsageError(
    `“${address}” is no address. Write one like http://127.0.0.1:8787 or https://feeds.example.org.`,
  );
}
