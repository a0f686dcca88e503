/** Who says what, and why something was not sent, in words. */
import type { Translate } from '../../../src/i18n/index.ts'
import { FILE_LIMIT } from '../contract/limits.ts'
import type { Author } from '../contract/message.ts'
import type { thread } from '../messages/thread.en.ts'
import type { Reason, ThreadMessage } from '../model/chat-model.ts'

export type ThreadWords = Translate<typeof thread>

/** `who` a shopper reads: the name of an agent, or who it is at all. */
export function nameOf({ kind, name }: Author, t: ThreadWords): string {
  if (kind === 'shopper') return t('me')
  return name || t(kind === 'bot' ? 'bot' : 'shop')
}

/** What a message of the system says; its text is a code, and one that nobody here knows is shown as it is. */
export function happeningOf(
  { author, text }: Pick<ThreadMessage, 'author' | 'text'>,
  t: ThreadWords,
): string {
  if (text === 'resolved' || text === 'reopened') return t(`happened_${text}`)
  return text === 'taken' ? t('happened_taken', { name: nameOf(author, t) }) : text
}

const REASONS = [
  'expired',
  'chat_blocked',
  'file_unknown',
  'payload_too_large',
  'file_type_refused',
  'message_empty',
  'invalid_request',
  'limit_reached',
] as const

/** Why a message was refused; `chat_blocked` may bring a way to write elsewhere. */
export function reasonOf(reason: Reason | undefined, t: ThreadWords): string {
  const code = REASONS.find((known) => known === reason?.code)
  return t(code ? `why_${code}` : 'whyElse')
}

/** `10 MB`, `140 kB`, in the shopper’s own digits. */
export function sizeOf(bytes: number, locale: string): string {
  const [unit, per] =
    bytes < 1_000_000 ? (['kilobyte', 1000] as const) : (['megabyte', 1_000_000] as const)
  const value = Math.max(1, Math.round((bytes / per) * 10) / 10)
  const digits = { maximumFractionDigits: value < 10 ? 1 : 0 }
  return new Intl.NumberFormat(locale, { style: 'unit', unit, ...digits }).format(value)
}

/** What one file may have, for words: the limit is of 1,024s, and must not be promised higher than it is. */
export const sizeLimit = (locale: string): string =>
  sizeOf(Math.floor(FILE_LIMIT / 1_048_576) * 1_000_000, locale)
