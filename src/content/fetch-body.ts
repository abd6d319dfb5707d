/** The most bytes of an answer: the largest lists and feeds have a quarter of it. */
const mostBytes = 64 << 20;

/** The message of an error of `fetch`, which hides the reason below “fetch failed”. */
export function reasonOfFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return (error.cause instanceof Error && error.cause.message) || error.message;
}

/**
 * The body of an answer to a GET request. Rejects with an `Error` that says why if there is none within `timeout`
 * milliseconds, if its status is not one of success, or if it is longer than 64 MiB.
 */
export async function fetchBody(address: string, timeout: number): Promise<Buffer> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(timeout) });
    if (!response.ok) throw new Error(`the server answers with ${response.status}`);
    const chunks: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of response.body ?? []) {
      length += chunk.length;
      if (length > mostBytes) throw new Error(`the server sends more than ${mostBytes} bytes`);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } catch (error) {
    throw new Error(reasonOfFailure(error), { cause: error });
  }
}
