/** How the survey runs as it is written now: each way through it, in words. */
import type { JSX } from 'preact'
import { t } from '../../texts.ts'
import { endingName, nameIn } from '../words.ts'
import { findWays, type Fork, type Way } from '../ways.ts'
import type { PartProps } from './part.ts'

const EITHER = new Intl.ListFormat('en-GB', { type: 'disjunction' })

export function WayList(props: PartProps): JSX.Element {
  const { ways, hasMore } = findWays(props.form)
  return (
    <>
      <p class="muted">{t('survey.ways-lead')}</p>
      <ol class="survey-ways">
        {ways.map((way, index) => (
          <OneWay key={index} {...props} way={way} />
        ))}
      </ol>
      {hasMore && <p class="muted">{t('survey.ways-more')}</p>}
    </>
  )
}

interface WayProps extends PartProps {
  readonly way: Way
}

function OneWay({ form, language, way }: WayProps): JSX.Element {
  const { forks, ending } = way
  return (
    <li>
      <ol class="survey-way">
        {forks.map((fork) => (
          <li key={fork.step.id}>
            <span dir="auto">{nameIn(fork.step.question, language) || t('survey.question')}</span>{' '}
            <b>{replyText(fork, language)}</b>
            {fork.makesTicket && <span class="tag survey-touched">{t('survey.way.ticket')}</span>}
          </li>
        ))}
        {ending && (
          <li class="muted" dir="auto">
            {t('survey.way.end', {
              name: endingName(form, form.endings.indexOf(ending), language),
            })}
          </li>
        )}
      </ol>
    </li>
  )
}

function replyText({ step, values, isAll, canSkip }: Fork, language: string): string {
  if (isAll) return t('survey.way.any')
  const texts = 'options' in step ? optionTexts(step.options, values, language) : rangesOf(values)
  const isWritten = step.kind === 'text' || step.kind === 'email'
  const answered = isWritten && !canSkip ? [t('survey.way.answered')] : []
  const skipped = canSkip ? [t('survey.way.skipped')] : []
  return EITHER.format([...texts, ...answered, ...skipped])
}

function optionTexts(
  options: readonly { readonly id: string; readonly label: Readonly<Record<string, string>> }[],
  values: Fork['values'],
  language: string,
): string[] {
  return options.flatMap(({ id, label }, index) =>
    values.includes(id)
      ? [
          t('survey.way.option', {
            name: nameIn(label, language) || t('survey.option', { number: index + 1 }),
          }),
        ]
      : [],
  )
}

/** Neighbours together: `0 to 6`. */
function rangesOf(values: Fork['values']): string[] {
  const scores = values.filter((value) => typeof value === 'number')
  const starts = scores.filter((score) => !scores.includes(score - 1))
  return starts.map((from) => {
    let to = from
    while (scores.includes(to + 1)) to += 1
    return from === to
      ? String(from)
      : t('survey.way.range', { from: String(from), to: String(to) })
  })
}
