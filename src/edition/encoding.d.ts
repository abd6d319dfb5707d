/**
 * The WHATWG Encoding API, the only platform API that this folder uses; Node.js, workerd and browsers have
 * it.
 */
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
  encodeInto(text: string, into: Uint8Array): { read: number; written: number };
}

declare class TextDecoder {
  decode(bytes: Uint8Array): string;
}
