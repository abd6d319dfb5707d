import { crc32, deflateRawSync } from 'node:zlib';

/** What a file of an archive says of itself where that differs from the truth. */
interface Lie {
  readonly name: string;
  readonly data: string | Uint8Array;
  readonly size?: number;
  readonly mode?: number;
}

/** A ZIP archive (APPNOTE.TXT §4.3), deflated. */
export function zipOf(files: Readonly<Record<string, string | Uint8Array>> | readonly Lie[]): Buffer {
  const entries = Array.isArray(files)
    ? (files as readonly Lie[])
    : Object.entries(files).map(([name, data]): Lie => ({ name, data }));
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, data, size, mode } of entries) {
    const bytes = Buffer.from(data);
    const packed = deflateRawSync(bytes);
    const path = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(size ?? bytes.length, 18);
    common.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, path, packed]);
    const attributes = Buffer.alloc(14);
    attributes.writeUInt32LE(((mode ?? 0o100644) << 16) >>> 0, 6);
    attributes.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 3]), common, attributes, path]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}
