import { equal } from 'node:assert/strict';
import type { Asked } from './asked.ts';

/** The validators that clients keep, and how they send them. */
export const validators = [
  { keeps: 'ETag', sends: 'If-None-Match' },
  { keeps: 'Last-Modified', sends: 'If-Modified-Since' },
] as const;

/** What a client knows of an address: the last full answer, and the validator that it keeps. */
interface Known {
  readonly validator: string;
  readonly answer: string;
}

async function full(asked: Asked, address: string): Promise<string> {
  const response = await asked.ask(address);
  return `${response.status} ${response.headers.get('Content-Type')}\n${await response.text()}`;
}

/** A client that keeps one kind of validator: it never holds what is not answered any more. */
export class Client {
  /** How often it was spared an answer. */
  spared = 0;
  readonly #kind: (typeof validators)[number];
  readonly #known = new Map<string, Known>();

  constructor(kind: (typeof validators)[number]) {
    this.#kind = kind;
  }

  /** Asks for an address with what it keeps of it. */
  async poll(asked: Asked, address: string): Promise<void> {
    const { keeps, sends } = this.#kind;
    const before = this.#known.get(address);
    const response = await asked.ask(address, before && { [sends]: before.validator });
    await response.arrayBuffer();
    const answer = await full(asked, address);
    const validator = response.headers.get(keeps);
    if (response.status === 304) {
      this.spared++;
      equal(before?.answer, answer, address);
    } else if (validator !== null) this.#known.set(address, { validator, answer });
  }
}

/** Between two editions, or two moments, an address's entity tag changes exactly when its answer does. */
export async function tagTells(one: Asked, other: Asked, address: string): Promise<void> {
  const [a, b] = await Promise.all(
    [one, other].map(async (asked) => {
      const response = await asked.ask(address);
      return { etag: response.headers.get('ETag'), status: response.status, text: await response.text() };
    }),
  );
  if (a?.status !== 200 || b?.status !== 200) return;
  equal(a.etag === b.etag, a.text === b.text, `${address}: ${a.etag} and ${b.etag}`);
}
