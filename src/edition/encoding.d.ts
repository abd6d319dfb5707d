/** The WHATWG Encoding API, the only platform API of this folder. */
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
  encodeInto(text: string, into: Uint8Array): { read: number; written: number };
}

declare class TextDecoder {
  decode(bytes: Uint8Array): string;
}
