/** Of a complaint, in words: who says what, and what is new. */
import type { Format, Translate } from '../../../src/i18n/index.ts'
import type { Ticket, TicketEntry } from '../contract/ticket.ts'
import type { en } from '../messages/en.ts'

type T = Translate<typeof en>

export function nameOf({ by }: TicketEntry, t: T): string {
  return by.kind === 'shopper' ? t('you') : (by.name ?? t('shop'))
}

/** What the shopper said to “resolved”; undefined of all else. */
export function happeningOf({ kind }: TicketEntry, t: T): string | undefined {
  return kind === 'fixed' || kind === 'reopened' ? t(`happened_${kind}`) : undefined
}

/** Entries of the shop that the shopper has not seen. */
export function unseenOf({ entries, seenSeq }: Ticket): readonly TicketEntry[] {
  return entries.filter(({ seq, by }) => seq > seenSeq && by.kind !== 'shopper')
}

/** One sentence for each, for ears. */
export function newsOf(entries: readonly TicketEntry[], t: T): string {
  return entries
    .map((entry) => {
      const { stage, text } = entry
      const words = text ?? (stage && t(`stage_${stage}`))
      return words ? t('says', { name: nameOf(entry, t), text: words }) : ''
    })
    .join(' ')
}

export function momentOf(instant: string, format: Format): string {
  return `${format.date(instant)}, ${format.time(instant)}`
}
