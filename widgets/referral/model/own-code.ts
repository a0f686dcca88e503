/** What a code of the shopper's own looks like once it is taken, and what is wrong with it so far: said while typing. */

export const SHORTEST = 3
export const LONGEST = 30

export interface CodeCheck {
  /** As the backend will write it: no accents, spaces as hyphens. */
  readonly code: string
  readonly isLength: boolean
  readonly isLetters: boolean
}

export function checkCode(typed: string): CodeCheck {
  const code = typed
    .trim()
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .replaceAll(/\s+/g, '-')
  const { length } = code
  return {
    code,
    isLength: length >= SHORTEST && length <= LONGEST,
    isLetters: /^[a-z\d-]+$/i.test(code),
  }
}
