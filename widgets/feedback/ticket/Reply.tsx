/** The shopper’s word to a complaint: an answer, or whether it is fixed. What is typed stays until the shop has it. */
import type { JSX } from 'preact'
import { useDraft } from '../../../src/ui/use-draft.ts'
import type { TicketProps } from './TicketView.tsx'

export interface ReplyProps extends TicketProps {
  /** The buttons that were pressed are gone. */
  onJudged(): void
}

/** UTF-16 units, as the contract has it. */
const LONGEST = 4000

export function Reply(props: ReplyProps): JSX.Element {
  const { model, t, ticket } = props
  const { id, stage, asksWhetherFixed } = ticket
  const [draft, setDraft] = useDraft(`feedback.ticket.${id}`)
  const text = draft.trim()

  const onSubmit = async (event: Event): Promise<void> => {
    event.preventDefault()
    if (text && !asksWhetherFixed && (await model.writeNote(id, text))) setDraft('')
  }
  return (
    <form class="fb-reply" noValidate onSubmit={(event) => void onSubmit(event)}>
      {asksWhetherFixed && <h4 class="fb-question">{t('isFixed')}</h4>}
      <label class="fb-field">
        {t(asksWhetherFixed ? 'fixedWord' : stage === 'your_turn' ? 'yourAnswer' : 'addWord')}
        <textarea
          class="fb-input"
          rows={2}
          maxLength={LONGEST}
          dir="auto"
          value={draft}
          onInput={({ currentTarget }) => setDraft(currentTarget.value)}
        />
      </label>
      <Outcome {...props} />
      <Ways {...props} text={text} onTaken={() => setDraft('')} />
    </form>
  )
}

interface WaysProps extends ReplyProps {
  readonly text: string
  onTaken(): void
}

/** To send it, or to say with it whether it is fixed: one as large as the other. */
function Ways({ model, t, ticket, text, onTaken, onJudged }: WaysProps): JSX.Element {
  const { id, asksWhetherFixed } = ticket
  const isSending = model.doings.value.get(id)?.status === 'sending'
  const onJudge = async (fixed: boolean): Promise<void> => {
    if (!(await model.judge(id, fixed, text || undefined))) return
    onTaken()
    onJudged()
  }
  if (!asksWhetherFixed)
    return (
      <button type="submit" class="action" aria-disabled={isSending || !text}>
        {t('send')}
      </button>
    )
  return (
    <p class="buttons">
      {[true, false].map((fixed) => (
        <button
          key={String(fixed)}
          type="button"
          class="plain"
          aria-disabled={isSending}
          onClick={() => void onJudge(fixed)}
        >
          {t(fixed ? 'yes' : 'no')}
        </button>
      ))}
    </p>
  )
}

function Outcome({ model, t, ticket }: TicketProps): JSX.Element {
  const doing = model.doings.value.get(ticket.id)
  const code = (['ticket_over', 'no_answer'] as const).find((known) => known === doing?.code)
  return (
    <p class="fb-wrong" role="status">
      {doing && (doing.status === 'sending' ? t('sending') : t(code ? `wrong_${code}` : 'wrong'))}
    </p>
  )
}
