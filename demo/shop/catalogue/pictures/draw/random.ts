/** Chance that falls the same way each time: a picture is the same in every process. */

/** Numbers from 0 up to 1. */
export type Chance = () => number

export function createChance(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export function between(chance: Chance, least: number, most: number): number {
  return least + chance() * (most - least)
}

/** For writing into a path: a tenth of a unit is finer than anyone sees. */
export function round(value: number): number {
  return Math.round(value * 10) / 10
}
