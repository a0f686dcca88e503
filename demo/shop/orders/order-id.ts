/** Order numbers that can be read out on the phone and not be guessed: no 0, 1, I, L, O or U. */
import { randomInt } from 'node:crypto'

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

export function createOrderId(): string {
  return `FE-${letters(5)}-${letters(5)}`
}

export function isOrderId(text: string): boolean {
  return /^FE-[2-9A-Z]{5}-[2-9A-Z]{5}$/.test(text)
}

function letters(length: number): string {
  return Array.from({ length }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('')
}
