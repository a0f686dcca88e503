/** What is wrong so far with a code of the shopper's own: said while typing. How it is written in the end is the backend's to say. */

export const SHORTEST = 3
export const LONGEST = 30

export interface CodeCheck {
  /** To be sent. */
  readonly code: string
  readonly isLength: boolean
  readonly isLetters: boolean
}

export function checkCode(typed: string): CodeCheck {
  // Whoever types a name with a blank means what links can hold.
  const code = typed.trim().normalize('NFC').replaceAll(/\s+/g, '-')
  const { length } = code
  return {
    code,
    isLength: length >= SHORTEST && length <= LONGEST,
    isLetters: /^[\p{L}\d-]+$/u.test(code),
  }
}
