/** MurmurHash3 x86_32 over UTF-8: the same number here and at any backend, and none of its bits follow from another. */

const C1 = 0xcc9e2d51
const C2 = 0x1b873593

/** Unsigned, 32 bits. */
export function murmur3(text: string, seed = 0): number {
  const bytes = new TextEncoder().encode(text)
  const view = new DataView(bytes.buffer)
  const whole = bytes.length & ~3
  let hash = seed
  for (let at = 0; at < whole; at += 4) {
    hash ^= scramble(view.getUint32(at, true))
    hash = rotate(hash, 13)
    hash = (Math.imul(hash, 5) + 0xe6546b64) | 0
  }
  let tail = 0
  for (let at = bytes.length - 1; at >= whole; at -= 1) tail = (tail << 8) | bytes[at]!
  if (bytes.length > whole) hash ^= scramble(tail)
  return finish(hash ^ bytes.length)
}

function scramble(word: number): number {
  return Math.imul(rotate(Math.imul(word, C1), 15), C2)
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by))
}

function finish(hash: number): number {
  let mixed = hash ^ (hash >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
