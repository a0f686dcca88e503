/** Prepared replies: found by what stands after a slash, filled with the names of both sides. */
import type { CannedReply } from '../../../widgets/chat/contract.ts'

/** At the beginning of a word, up to the cursor. */
const SLASH = /(?:^|\s)\/([\p{L}\d_-]*)$/u

export interface Slash {
  /** Where it stands in the text. */
  readonly from: number
  readonly to: number
  /** What is typed after it, in small letters. */
  readonly wanted: string
}

export function findSlash(text: string, cursor: number): Slash | undefined {
  const found = SLASH.exec(text.slice(0, cursor))
  if (!found) return undefined
  const wanted = found[1] ?? ''
  return { from: cursor - wanted.length - 1, to: cursor, wanted: wanted.toLowerCase() }
}

/** Those whose name begins so first, then those that say it somewhere. */
export function matchCanned(replies: readonly CannedReply[], wanted: string): CannedReply[] {
  const begins = replies.filter(({ shortcut }) => shortcut.toLowerCase().startsWith(wanted))
  const says = replies.filter(
    (reply) =>
      !begins.includes(reply) && wanted.length > 1 && reply.text.toLowerCase().includes(wanted),
  )
  return [...begins, ...says].slice(0, 8)
}

export interface Names {
  /** First of the shopper’s names; nothing stands in its place where it is not known. */
  readonly name: string | undefined
  readonly agent: string
}

export function fillCanned(text: string, { name, agent }: Names): string {
  const first = name?.trim().split(/\s+/)[0]
  const named = first
    ? text.replaceAll('{name}', () => first)
    : // “Hello {name},” becomes “Hello,”.
      text.replaceAll(/\s*\{name\}/g, '')
  return named.replaceAll('{agent}', () => agent)
}
