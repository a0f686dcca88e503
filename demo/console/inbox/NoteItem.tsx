/** A note, which must never be taken for an answer. */
import type { JSX } from 'preact'
import type { Note } from '../../../widgets/chat/contract.ts'
import { t, time } from '../texts.ts'
import { Bubble } from './Bubble.tsx'

export function NoteItem({ note }: { readonly note: Note }): JSX.Element {
  return (
    <li class="inbox-note">
      <p class="inbox-author">
        <b>{t('message.note')}</b> {note.by.name} <time dateTime={note.at}>{time(note.at)}</time>
      </p>
      <Bubble text={note.text} attachments={[]} />
    </li>
  )
}
