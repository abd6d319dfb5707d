import { type Result, verify } from '../host/verify/verify.ts';
import { clientOf } from '../host/verify/client.ts';
import { addJson, type CommandFile, UsageError } from './command.ts';

export const { describe, run }: CommandFile = {
  describe(command) {
    addJson(command).argument('<url>', 'the address of a deployment, or of the preview');
  },
  async run([address = ''], options) {
    const publication = publicationAt(address);
    const results: Result[] = [];
    for await (const result of verify(clientOf(publication))) {
      results.push(result);
      if (options.json !== true) console.log(linesOf(result).join('\n'));
    }
    const failed = results.filter(({ complaints }) => complaints.length > 0).length;
    if (options.json === true) console.log(JSON.stringify(results));
    else console.log(summary(results.length, failed));
    return failed === 0 ? 0 : 1;
  },
};

function linesOf({ name, complaints }: Result): string[] {
  const verdict = complaints.length === 0 ? 'ok  ' : 'FAIL';
  return [`${verdict} ${name}`, ...complaints.map((complaint) => `       ${complaint}`)];
}

function summary(tried: number, failed: number): string {
  if (tried === 1) return 'Nothing else was tried.';
  return failed === 0 ? `All ${tried} promises hold.` : `${failed} of ${tried} promises do not hold.`;
}

/** The address of a publication, without a slash at the end. */
function publicationAt(address: string): string {
  const url = URL.parse(address);
  if (url && ['http:', 'https:'].includes(url.protocol)) return (url.origin + url.pathname).replace(/\/$/, '');
  throw new UsageError(
    `“${address}” is no address. Write one like http://127.0.0.1:8787 or https://feeds.example.org.`,
  );
}
