/** What a code of the shopper's own looks like once it is taken, and what is wrong with it so far: said while typing. */

export const SHORTEST = 3
export const LONGEST = 30

export interface CodeCheck {
  /** As the backend will write it: capitals without accents, blanks as hyphens. */
  readonly code: string
  readonly isLength: boolean
  readonly isLetters: boolean
}

/** Unicode takes no stroke off a letter. */
const STRUCK: Readonly<Record<string, string>> = { Ł: 'L', Ø: 'O', Đ: 'D' }

export function checkCode(typed: string): CodeCheck {
  const code = typed
    .trim()
    .toUpperCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[ŁØĐ]/g, (letter) => STRUCK[letter] ?? letter)
    .replaceAll(/\s+/g, '-')
  const { length } = code
  return {
    code,
    isLength: length >= SHORTEST && length <= LONGEST,
    isLetters: /^[A-Z\d-]+$/.test(code),
  }
}
