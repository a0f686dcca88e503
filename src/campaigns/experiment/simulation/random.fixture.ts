/** Chance that comes out the same every time, from a seed. */

export type Random = () => number

/** Mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** How many of `units` do what `rate` of all do. */
export function countYes(random: Random, units: number, rate: number): number {
  let yes = 0
  for (let unit = 0; unit < units; unit += 1) if (random() < rate) yes += 1
  return yes
}

/** As browsers make them. */
export function createVisitorId(random: Random): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('')
  return hex.replace(/(.{8})(.{4}).(.{3}).(.{3})(.{12})/, '$1-$2-4$3-8$4-$5')
}
