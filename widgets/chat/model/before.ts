/** What was asked and answered before a person was needed: they should not have to ask it again. */
import type { ChatContext } from '../contract/exchange.ts'

export type Before = NonNullable<ChatContext['before']>

/** What the contract takes. */
const MOST = 40
const LONGEST = 500

/** The same question again only has its newer answer. */
export function addBefore(before: Before, asked: string, answered: string): Before {
  const short = cut(asked)
  const others = before.filter((entry) => entry.asked !== short)
  return [...others, { asked: short, answered: cut(answered) }].slice(-MOST)
}

/** As it was kept in this tab, where a page may have written over it. */
export function readBefore(text: string): Before {
  try {
    const list: unknown = JSON.parse(text || '[]')
    if (!Array.isArray(list)) return []
    return list.reduce<Before>(
      (before, entry) => addBefore(before, textOf(entry, 'asked'), textOf(entry, 'answered')),
      [],
    )
  } catch {
    return [] // Cut off or written over: the shopper will be asked again, no more.
  }
}

function textOf(entry: unknown, name: string): string {
  const value: unknown = Object(entry)[name]
  return typeof value === 'string' ? value : ''
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
}
