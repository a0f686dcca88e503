/** The beginnings of files of every kind, for tests. */
import { deflateSync } from 'node:zlib'

/** A grey picture that any program opens. */
export function png(width: number, height: number): Uint8Array<ArrayBuffer> {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 8
  const rows = deflateSync(
    Buffer.alloc((width + 1) * height, 0x80).map((byte, at) => (at % (width + 1) ? byte : 0)),
  )
  return bytes(
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  )
}

function chunk(name: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

function crc32(content: Buffer): number {
  let sum = 0xffffffff
  for (const byte of content) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return (sum ^ 0xffffffff) >>> 0
}

/** Each part as it is, or as Latin-1. */
export function bytes(...parts: readonly (string | Uint8Array)[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(
    Buffer.concat(
      parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)),
    ),
  )
}

/** `ftyp` with its brands, then what is said of the tracks. */
export function box(
  brands: readonly string[],
  ...tracks: readonly string[]
): Uint8Array<ArrayBuffer> {
  const [major = '', ...others] = brands
  const length = Buffer.alloc(4)
  length.writeUInt32BE(16 + 4 * others.length)
  return bytes(
    length,
    `ftyp${major}\0\0\0\0${others.join('')}`,
    ...tracks.map((track) => `\0\0\0\x20hdlr${'\0'.repeat(8)}${track}`),
  )
}
