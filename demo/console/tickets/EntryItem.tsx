/** What somebody said: the shopper, or the shop to the shopper. */
import type { JSX } from 'preact'
import type { TicketEntry } from '../../../widgets/feedback/contract.ts'
import { Bubble } from '../inbox/Bubble.tsx'
import { t, time } from '../texts.ts'
import { authorOf } from './words.ts'

interface EntryProps {
  readonly entry: TicketEntry
  /** Of the shopper. */
  readonly name: string
}

export function EntryItem({ entry, name }: EntryProps): JSX.Element {
  const { kind, by, at, text = '' } = entry
  return (
    <li class={`inbox-message ${by.kind === 'shopper' ? 'theirs' : 'ours'}`}>
      <p class="inbox-author">
        <b dir="auto">{authorOf(entry, name)}</b> <time dateTime={at}>{time(at)}</time>
        {kind !== 'note' && kind !== 'stage' && ` · ${t(`tickets.said.${kind}`)}`}
      </p>
      <div class="bubble">
        <Bubble text={text} attachments={[]} />
      </div>
    </li>
  )
}
