/** Characters, of a text as feeds and posts have it, that the reference work goes over. */
const text =
  '<p>A <a href="https://example.org/a?b=c&amp;d">link</a>, &quot;words&quot; and [more](of "them").</p>\n'.repeat(
    4000,
  );

/** Work that takes the same steps in every run: a machine takes about as long for it as it is slow. */
function reference(): void {
  const words = new Map<string, number>();
  for (const [word] of text.matchAll(/\w+/g)) words.set(word, (words.get(word) ?? 0) + 1);
  const escaped = text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
  if (JSON.parse(JSON.stringify(escaped.split('\n'))).length + words.size === 0) throw new Error('Nothing was done.');
}

/** Seconds of processor time that this process takes for some work, whatever else the machine does. */
export async function cpuSeconds(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/**
 * The processor time of some work, as a multiple of that of a reference work which is done in the same run: about 13 ms on a
 * machine of 2026. It says the same on a slow machine as on a fast one.
 */
export async function costOf(work: () => unknown): Promise<number> {
  const units = [];
  for (let i = 0; i < 3; i++) units.push(await cpuSeconds(reference));
  return (await cpuSeconds(work)) / Math.min(...units);
}
