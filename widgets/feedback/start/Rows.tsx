/** Rows of the first page, each the way to what it names. */
import type { ComponentChildren, JSX } from 'preact'
import { Icon } from '../../../src/ui/Icon.tsx'
import type { Survey } from '../contract/survey.ts'
import type { Ticket } from '../contract/ticket.ts'
import type { Sitting } from '../model/feedback-model.ts'
import type { PartProps } from '../part-props.ts'
import { saidIn, say } from '../say.ts'
import { unseenOf } from '../ticket/words.ts'

const ONWARDS = 'M9 5l7 7-7 7'

export function TicketRow({
  model,
  t,
  format,
  ticket,
}: PartProps & { readonly ticket: Ticket }): JSX.Element {
  const { id, subject, stage, updatedAt } = ticket
  const count = unseenOf(ticket).length
  return (
    <Row
      title={<bdi>{subject}</bdi>}
      line={`${t(`stage_${stage}`)} · ${format.relative(updatedAt)}`}
      news={count > 0 && t('unseen', { count })}
      onPress={() => model.openTicket(id)}
    />
  )
}

export function SurveyRow({
  model,
  format,
  survey,
}: PartProps & { readonly survey: Survey }): JSX.Element {
  // The sitting would know, and is only made when it is begun.
  const locale = survey.locales.find((each) => format.locale.startsWith(each)) ?? survey.locales[0]!
  const onPress = (): void => {
    const sitting = model.begin(survey.id)
    if (sitting) model.open(sitting)
  }
  const title = <span {...saidIn({ locale }, format)}>{say(survey.title, { locale })}</span>
  return <Row title={title} onPress={onPress} />
}

/** Begun, or to be changed. */
export function SittingRow({
  model,
  t,
  sitting,
}: PartProps & { readonly sitting: Sitting }): JSX.Element {
  const title = say(sitting.survey.title, sitting)
  const words = t(sitting.step.value ? 'goOn' : 'change', { title })
  return <Row title={words} onPress={() => model.open(sitting)} />
}

interface RowProps {
  readonly title: ComponentChildren
  readonly line?: string
  readonly news?: string | false
  onPress(): void
}

function Row({ title, line, news, onPress }: RowProps): JSX.Element {
  return (
    <li>
      <button type="button" class="tile" onClick={onPress}>
        <span class="tile-words">
          <strong>{title}</strong>
          <span class="tile-summary">{line}</span>
        </span>
        {news ? <span class="tile-news">{news}</span> : <Icon path={ONWARDS} isDirected />}
      </button>
    </li>
  )
}
