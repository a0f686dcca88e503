/** Codes of one’s own choice: read out, typed on any keyboard, and nobody else’s word. */

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

/** The whole code: a customer would take it for the shop’s own word. */
const SHOP_WORDS = new Set(
  `ADMIN ADMINISTRATOR SUPPORT HELP HELPDESK SERVICE CONTACT INFO SHOP STORE OFFICIAL STAFF TEAM OWNER MODERATOR ROOT SYSTEM
  SALE DISCOUNT COUPON PROMO PROMOCODE VOUCHER FREE GIFT WELCOME NEWSLETTER BLACKFRIDAY CYBERMONDAY REGULARS NULL UNDEFINED TEST
  MAGAZIN REDUCERE OFERTA SKIDKA PROMOKOD MAGAZYN SKLEP RABAT ZNIZKA TIENDA DESCUENTO CUPON OFERTAS POMOC AJUTOR AYUDA POMOSHCH`.split(
    /\s+/,
  ),
)

/** Anywhere in the code; chosen so that no honest word or name of our five languages holds one. */
const RUDE_PARTS = [
  'FUCK',
  'SHIT',
  'CUNT',
  'NIGGER',
  'NIGGA',
  'FAGGOT',
  'WHORE',
  'HITLER',
  'NAZI',
  'PIZDA',
  'PIZDE',
  'MUIE',
  'CURVA',
  'KURWA',
  'KURVA',
  'CHUJ',
  'JEBAC',
  'JEBANY',
  'PIERDOL',
  'BLYAT',
  'SUKABL',
  'PIDOR',
  'PIDARAS',
  'EBLAN',
  'PUTAMADRE',
  'HIJODEPUTA',
  'JODER',
  'MIERDA',
  'MARICON',
]

/** Whole codes only, for they are parts of honest words. */
const RUDE_WORDS = new Set([
  'ASS',
  'DICK',
  'COCK',
  'SEX',
  'PORN',
  'SUKA',
  'HUI',
  'PULA',
  'PUTA',
  'DUPA',
])

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
  return isForbidden(letters) ? { reason: 'forbidden' } : { code: code.replace(/^-+|-+$/g, '') }
}

function toLatin(text: string): string {
  const capitals = text.normalize('NFC').toLocaleUpperCase('en')
  const plain = [...capitals].map((letter) => LATIN[letter] ?? CYRILLIC[letter] ?? letter).join('')
  return plain.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase()
}

/** What looks like an address would be taken for that person’s. */
function isForbidden(letters: string): boolean {
  return (
    SHOP_WORDS.has(letters) ||
    RUDE_WORDS.has(letters) ||
    RUDE_PARTS.some((part) => letters.includes(part)) ||
    /(GMAIL|GOOGLEMAIL|YAHOO|HOTMAIL|OUTLOOK|ICLOUD|YANDEX|MAILRU)(COM|RU|RO|PL|ES|MD)?$/.test(
      letters,
    )
  )
}
