/** People, times and sizes as the inbox says them. */
import type { ChatMessage, InboxRow, ShopperCard } from '../../../widgets/chat/contract.ts'
import { number, t } from '../texts.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** Short, as it stands in a list and ticks: `45 s`, `12 min`, `3 h`, `2 d`. */
export function shortTime(ms: number): string {
  const [value, unit] =
    ms < MINUTE_MS
      ? [ms / 1000, 'second' as const]
      : ms < HOUR_MS
        ? [ms / MINUTE_MS, 'minute' as const]
        : ms < DAY_MS
          ? [ms / HOUR_MS, 'hour' as const]
          : [ms / DAY_MS, 'day' as const]
  return new Intl.NumberFormat('en-GB', { style: 'unit', unit, unitDisplay: 'short' }).format(
    Math.max(0, Math.floor(value)),
  )
}

export function nameOf(
  { name, email }: Pick<InboxRow, 'name' | 'email'>,
  reference: string,
): string {
  return name ?? email ?? `${t('inbox.somebody')} ${reference}`
}

/** Whole kilobytes, or megabytes with one digit. */
export function sizeText(bytes: number): string {
  return bytes < 1_000_000
    ? `${number(Math.max(1, Math.round(bytes / 1000)))} kB`
    : `${number(Math.round(bytes / 100_000) / 10)} MB`
}

export function authorText({ author }: ChatMessage, shopperName: string): string {
  switch (author.kind) {
    case 'shopper':
      return shopperName
    case 'bot':
      return t('message.by-bot')
    default:
      return author.name ?? t('message.by-shop')
  }
}

export function systemText({ author, text }: ChatMessage): string {
  switch (text) {
    case 'resolved':
    case 'reopened':
      return t(`message.system.${text}`)
    case 'taken':
      return t('message.system.taken', { name: author.name ?? t('message.by-shop') })
    default:
      // Of a newer server, which says it in words.
      return text
  }
}

export function whyText(code: string): string {
  switch (code) {
    case 'not_found':
    case 'cid_conflict':
    case 'message_empty':
    case 'file_unknown':
    case 'payload_too_large':
    case 'invalid_request':
    case 'session_expired':
    case 'too_many_files':
    case 'file_type_refused':
    case 'limit_reached':
    case 'unreachable':
      return t(`why.${code}`)
    default:
      return t('why.other', { code })
  }
}

export function languageName(locale: string): string {
  try {
    return new Intl.DisplayNames('en-GB', { type: 'language' }).of(locale) ?? locale
  } catch {
    // Not a language the browser knows: as the shopper’s page said it.
    return locale
  }
}

export function pointsText({ available, tier }: NonNullable<ShopperCard['points']>): string {
  const points = number(available)
  return tier ? t('card.tier', { points, tier }) : points
}

/** What a shopper has agreed to, as `Statistics and advertising`. What is necessary is named only where there is nothing else. */
export function consentText(purposes: readonly string[]): string {
  const more = purposes.filter((purpose) => purpose !== 'functional')
  if (more.length > 0) return sentenceOf(more.map(purposeName))
  return t(purposes.length > 0 ? 'card.consent.functional' : 'card.consent.none')
}

function sentenceOf(words: readonly string[]): string {
  const list = new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(words)
  return list.slice(0, 1).toUpperCase() + list.slice(1)
}

function purposeName(purpose: string): string {
  switch (purpose) {
    case 'analytics':
    case 'marketing':
    case 'personalisation':
      return t(`card.consent.${purpose}`)
    default:
      // Of a newer script, which knows more of them.
      return purpose
  }
}
