/** The same person written in different ways is compared as one; what is kept and sent stays as it was typed. '' is nothing to compare. */
import { createHmac } from 'node:crypto'
import { domainToASCII } from 'node:url'

const GOOGLE: ReadonlySet<string> = new Set(['gmail.com', 'googlemail.com'])

/** A `+tag` is the reader’s own everywhere; dots count for nothing at Google alone. */
export function normaliseEmail(email: string): string {
  const text = fold(email)
  const at = text.lastIndexOf('@')
  if (at < 1) return text
  const written = text.slice(at + 1).replace(/\.$/, '')
  const domain = domainToASCII(written) || written
  const name = orWhole(text.slice(0, at), (whole) => whole.split('+')[0] ?? '')
  if (!GOOGLE.has(domain)) return `${name}@${domain}`
  return `${orWhole(name, (whole) => whole.replaceAll('.', ''))}@gmail.com`
}

/** Fewer digits are no number, and what is typed to get past a form is nobody’s. */
const LEAST_DIGITS = 7
const FILLERS = /^(\d)\1*$|^1?23456789?0?$/
/** Country codes of one and two digits; all others have three, and none begins another. */
const SHORT_CODES = /^(?:1|7|20|27|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/
/** An area code included: numbers of North America and of Russia have ten within the country. */
const TELLING_DIGITS = 10

/** The number within its country, however it is dialled: `+40 721…`, `0040 721…` and `0721…` are one, as are `+7 916…` and `8 916…`. */
export function normalisePhone(phone: string): string {
  const text = phone.normalize('NFKC').trim()
  const digits = text.replace(/\D/g, '')
  const within = isInternational(text, digits) ? withoutCountry(digits) : digits
  const national = within.replace(/^0+/, '')
  if (national.length < LEAST_DIGITS || FILLERS.test(national)) return ''
  return national.slice(-TELLING_DIGITS)
}

/** Eleven digits and more that do not begin with a zero carry their country code, also where the plus was left out. */
function isInternational(text: string, digits: string): boolean {
  return /^\(?\+|^00/.test(text) || (digits.length >= 11 && !digits.startsWith('0'))
}

function withoutCountry(digits: string): string {
  const dialled = digits.replace(/^0+/, '')
  // Russia and Kazakhstan dial 8 within the country, where others dial 0.
  if (/^8\d{10}$/.test(dialled)) return dialled.slice(1)
  return dialled.slice(SHORT_CODES.exec(dialled)?.[0].length ?? 3)
}

/** Words that are written, shortened or left out at will. */
const STREET_WORDS: ReadonlySet<string> = new Set(
  `street st road rd avenue ave boulevard blvd square lane ln no nr house flat apartment apt floor block building
  strada str sos soseaua calea aleea al bulevardul bulevard bd bdul piata numarul numar bl bloc sc scara et etaj ap apartament apartamentul
  улица ул проспект просп пр т переулок пер бульвар бул площадь пл шоссе ш дом д корпус корп квартира кв подъезд этаж
  calle avenida avda av plaza pza paseo carrera numero num piso puerta escalera
  ulica ul aleja aleje osiedle os plac pl mieszkanie lok lokal`.split(/\s+/),
)

/** Without case, accents, punctuation and street words, in whatever order. One without a number is not one place. */
export function normaliseAddress(address: string): string {
  const words = wordsOf(
    withoutAccents(address)
      .replace(/(?<!\p{L})c\//gu, ' ')
      .replace(/(?<!\p{L})m\.\s*(?=\d)/gu, ' ')
      // 12A and 12 A are one house.
      .replace(/(?<=\p{N})(?=\p{L})|(?<=\p{L})(?=\p{N})/gu, ' '),
  ).filter((word) => !STREET_WORDS.has(word))
  return words.some((word) => /\p{N}/u.test(word)) ? words.sort().join(' ') : ''
}

/** First and last name in whatever order, with or without accents. */
export function normaliseName(name: string): string {
  return wordsOf(withoutAccents(name)).sort().join(' ')
}

/** Nobody can read the text out of it, and without the key nobody can try texts out. */
export function fingerprint(key: string, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url').slice(0, 22)
}

/** Lower case can take letters apart that were one, so they are put together once more. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().normalize('NFKC').trim()
}

/** What no accent can be taken off is its own letter. */
const LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  đ: 'd',
  ø: 'o',
  ß: 'ss',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
}

function withoutAccents(text: string): string {
  return fold(text)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[łđøßıæœ]/g, (letter) => LETTERS[letter] ?? letter)
}

function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
}

/** What would leave nothing is left undone. */
function orWhole(whole: string, part: (whole: string) => string): string {
  return part(whole) || whole
}
