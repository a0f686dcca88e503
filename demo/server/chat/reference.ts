/** Short names of conversations, for the telephone. */
import { randomInt } from 'node:crypto'

/** No two that look alike, none that sound like another, and no vowels, so that no word comes of it. */
const LETTERS = 'CFGHJKMPQRTWXY'
const DIGITS = '2346789'

/** As `K7QX-42`: four million of them; the table refuses a second one. */
export function createReference(): string {
  const pick = (from: string): string => from[randomInt(from.length)] ?? ''
  const any = LETTERS + DIGITS
  const head = pick(LETTERS) + pick(any) + pick(any) + pick(LETTERS)
  return `${head}-${pick(DIGITS)}${pick(DIGITS)}`
}
