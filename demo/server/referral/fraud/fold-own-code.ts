/** Codes of one’s own choice: read out, typed on any keyboard, and nobody else’s word. */
import { isForbidden } from './forbidden-word.ts'

/** What has no accent to take off. */
const LATIN: Readonly<Record<string, string>> = {
  ß: 'SS',
  Æ: 'AE',
  Œ: 'OE',
  Ø: 'O',
  Ł: 'L',
  Đ: 'D',
  Ð: 'D',
  Þ: 'TH',
  İ: 'I',
  ı: 'I',
}

/** As a passport writes it. */
const CYRILLIC: Readonly<Record<string, string>> = {
  А: 'A',
  Б: 'B',
  В: 'V',
  Г: 'G',
  Ґ: 'G',
  Д: 'D',
  Е: 'E',
  Ё: 'E',
  Є: 'YE',
  Ж: 'ZH',
  З: 'Z',
  И: 'I',
  І: 'I',
  Ї: 'YI',
  Й: 'I',
  К: 'K',
  Л: 'L',
  М: 'M',
  Н: 'N',
  О: 'O',
  П: 'P',
  Р: 'R',
  С: 'S',
  Т: 'T',
  У: 'U',
  Ф: 'F',
  Х: 'KH',
  Ц: 'TS',
  Ч: 'CH',
  Ш: 'SH',
  Щ: 'SHCH',
  Ъ: '',
  Ы: 'Y',
  Ь: '',
  Э: 'E',
  Ю: 'YU',
  Я: 'YA',
}

const SHORTEST = 3
const LONGEST = 30

/** For looking codes up: whatever was typed, as capitals, digits and hyphens. */
export function foldCode(text: string): string {
  return toLatin(text).replace(/[^\dA-Z-]/g, '')
}

export type FoldedCode =
  | { readonly code: string }
  | { readonly reason: 'length' | 'characters' | 'forbidden' }

export function foldOwnCode(text: string): FoldedCode {
  const code = toLatin(text.trim()).replace(/\s+/g, '-')
  if (!/^[\dA-Z-]*$/.test(code)) return { reason: 'characters' }
  const letters = code.replaceAll('-', '')
  if (letters.length < SHORTEST || code.length > LONGEST) return { reason: 'length' }
  return isForbidden(code) ? { reason: 'forbidden' } : { code: code.replace(/^-+|-+$/g, '') }
}

function toLatin(text: string): string {
  const capitals = text.normalize('NFC').toLocaleUpperCase('en')
  const plain = [...capitals].map((letter) => LATIN[letter] ?? CYRILLIC[letter] ?? letter).join('')
  return plain.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase()
}
