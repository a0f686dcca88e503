/** A code for whoever has chosen none: read out on the phone without mistakes, and not to be guessed. */
import { randomInt } from 'node:crypto'

/** No 0, O, 1, I, L to mistake; without vowels it spells no word, rude or otherwise. */
const ALPHABET = '23456789BCDFGHJKMNPQRSTVWXZ'
/** 38 bits: of 10,000 codes in a shop, a guesser needs 28 million tries to hit one; the limits on asking end that early. */
const LETTERS = 8

export function makeCode(): string {
  return Array.from({ length: LETTERS }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('')
}
