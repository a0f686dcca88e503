/** Finds the addresses in a text; whatever is not surely one stays text. */

/** A run of text, or an address with where it leads. */
export interface Piece {
  readonly text: string
  readonly href?: string
}

// One pass, no nested repetition: linear also for a text of 150,000 characters.
const ADDRESS =
  /\bhttps?:\/\/[^\s<>"`]{1,2000}|\bwww\.[^\s<>"`]{1,2000}|\b(?:mailto|tel):[^\s<>"`]{1,500}|[\w.+%-]{1,64}@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63})+/giu
/** They make `gpj.exe` read as `exe.jpg`. */
const DIRECTIONS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu
/** Belong to the sentence, not to the address at its end. */
const TAIL = /[.,;:!?'’”»…*_]+$/u
const SAFE = /^(https?|mailto|tel):$/

export function findLinks(text: string): Piece[] {
  const pieces: Piece[] = []
  let end = 0
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const address = trim(found)
    const href = hrefOf(address.replace(DIRECTIONS, ''))
    if (!href) continue
    if (index > end) pieces.push({ text: text.slice(end, index) })
    pieces.push({ text: address.replace(DIRECTIONS, ''), href })
    end = index + address.length
  }
  if (end < text.length) pieces.push({ text: text.slice(end) })
  return pieces
}

/** Where an address leads, if a shopper may be led there; `javascript:` and its like are nowhere. */
export function safeHref(address: string): string | undefined {
  try {
    const { protocol, href } = new URL(address, location.href)
    return SAFE.test(protocol) ? href : undefined
  } catch {
    return undefined // No address at all: it stays text.
  }
}

function hrefOf(address: string): string | undefined {
  if (/^www\./i.test(address)) return safeHref(`https://${address}`)
  if (/^(https?|mailto|tel):/i.test(address)) return safeHref(address)
  return safeHref(`mailto:${address}`)
}

/** Without what ends the sentence; a bracket stays if it was opened within. */
function trim(found: string): string {
  let address = found.replace(TAIL, '')
  while (/[)\]}]$/.test(address) && !opensAsOften(address))
    address = address.slice(0, -1).replace(TAIL, '')
  return address
}

function opensAsOften(address: string): boolean {
  const count = (marks: RegExp): number => address.match(marks)?.length ?? 0
  return count(/[([{]/g) >= count(/[)\]}]/g)
}
