/** Codes that can be read out and not be guessed: 73 random bits, none of 0, O, 1, I, L. */
import { randomInt } from 'node:crypto'

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const GROUPS = 3
const LETTERS = 5

export function createCode(): string {
  return Array.from({ length: GROUPS }, group).join('-')
}

/** As a customer may type it: in small letters, with blanks, without the dashes. */
export function normaliseCode(text: string): string {
  const letters = text.toUpperCase().replace(/[^\dA-Z]/g, '')
  return letters.match(new RegExp(`.{1,${LETTERS}}`, 'g'))?.join('-') ?? ''
}

function group(): string {
  return Array.from({ length: LETTERS }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('')
}
