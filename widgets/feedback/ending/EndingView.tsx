/** After the last answer: the merchant’s words, what is made of a low score, one thing to go on with, and the way to change one’s mind. */
import type { JSX } from 'preact'
import type { SittingProps } from '../part-props.ts'
import { saidIn, say } from '../say.ts'
import { momentOf } from '../ticket/words.ts'
import { useArrival } from '../use-arrival.ts'
import { Action } from './Action.tsx'

export function EndingView(props: SittingProps): JSX.Element {
  const { sitting, format, pressed } = props
  const text = useArrival<HTMLParagraphElement>(pressed)
  const ending = sitting.ending.value
  return (
    <>
      <p ref={text} class="fb-question" tabIndex={-1} {...saidIn(sitting, format)}>
        {say(ending?.text, sitting)}
      </p>
      <Made {...props} />
      <Action {...props} action={ending?.action} />
      <Ways {...props} />
    </>
  )
}

/** What a low score has become. */
function Made({ model, sitting, t }: SittingProps): JSX.Element | null {
  const ticket = sitting.ticket.value
  if (!ticket) return null
  const onSee = (): void => {
    model.openTicket(ticket.id)
    void model.openPanel()
  }
  return (
    <p class="stale line fb-made">
      <span>{t('ticketMade', { reference: ticket.reference })}</span>
      <button type="button" class="plain" onClick={onSee}>
        {t('ticketSee')}
      </button>
    </p>
  )
}

function Ways({ sitting, t, format, headingId, onDone }: SittingProps): JSX.Element {
  const until = sitting.editableUntil.value ?? 0
  const isEditable = until > Date.now()
  return (
    <>
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
