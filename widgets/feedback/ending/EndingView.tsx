/** After the last answer: the merchant’s words, what is made of a low score, one thing to go on with, and the way to change one’s mind. */
import type { JSX } from 'preact'
import type { SittingProps } from '../part-props.ts'
import { saidIn, say } from '../say.ts'
import { momentOf } from '../ticket/words.ts'
import { useArrival } from '../use-arrival.ts'
import { Action } from './Action.tsx'

export function EndingView(props: SittingProps): JSX.Element {
  const { model, sitting, t, format, pressed, onDone, headingId } = props
  const text = useArrival<HTMLParagraphElement>(pressed)
  const ending = sitting.ending.value
  const ticket = sitting.ticket.value
  const until = sitting.editableUntil.value ?? 0
  const isEditable = until > Date.now()
  const onTicket = (): void => {
    if (ticket) model.openTicket(ticket.id)
    void model.openPanel()
  }
  return (
    <>
      <p ref={text} class="fb-question" tabIndex={-1} {...saidIn(sitting, format)}>
        {say(ending?.text, sitting)}
      </p>
      {ticket && (
        <p class="stale line fb-made">
          <span>{t('ticketMade', { reference: ticket.reference })}</span>
          <button type="button" class="plain" onClick={onTicket}>
            {t('ticketSee')}
          </button>
        </p>
      )}
      <Action {...props} action={ending?.action} />
      {(isEditable || headingId) && (
        <p class="buttons">
          {isEditable && (
            <button type="button" class="plain" onClick={sitting.edit}>
              {t('edit')}
            </button>
          )}
          {headingId && (
            <button type="button" class="plain" onClick={onDone}>
              {t('close')}
            </button>
          )}
        </p>
      )}
      {isEditable && (
        <p class="note">
          {t('editUntil', { time: momentOf(new Date(until).toISOString(), format) })}
        </p>
      )}
    </>
  )
}
