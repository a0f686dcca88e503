/** Asks why somebody hesitates before anything is offered, and answers each reason with what the merchant has to say to it. */
import { useEffect, useRef } from 'preact/hooks'
import type { JSX } from 'preact'
import type { Reason } from '../../contract/campaign/block.ts'
import { Icon } from '../Icon.tsx'
import { Blocks } from './Blocks.tsx'
import type { BlockOf, BlockProps } from './block-props.ts'
import { said } from './said.ts'

type Props = BlockProps<BlockOf<'reasons'>>

const ICONS: Readonly<Record<Reason, string>> = {
  cost: 'M4 12.5V5h7.5L20 13.5 13.5 20zM8 9v.01',
  trust: 'M12 3.5 5 6v5.5c0 4.2 2.9 7.2 7 9 4.1-1.8 7-4.8 7-9V6zM9 12l2.2 2.2L15 10.4',
  length: 'M12 4.5a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8.5v4l2.5 2',
  looking:
    'M3 12c2.2-4 5.2-6 9-6s6.8 2 9 6c-2.2 4-5.2 6-9 6s-6.8-2-9-6zM12 9.7a2.3 2.3 0 1 0 0 4.6 2.3 2.3 0 0 0 0-4.6z',
}

export function Reasons(props: Props): JSX.Element {
  const { block, showing, model } = props
  const { campaign } = showing.occasion
  const given = model.reason.given.value.get(campaign.id)
  const answer = block.reasons.find(({ id }) => id === given)
  const focus = useMovedFocus(answer?.id)
  return answer ? (
    <Answer {...props} answer={answer} focus={focus} />
  ) : (
    <Question {...props} focus={focus} />
  )
}

type Focus = ReturnType<typeof useMovedFocus>

/** What was pressed is gone from the screen: the focus goes to what came in its place, but never unasked. */
function useMovedFocus(shown: Reason | undefined) {
  const target = useRef<HTMLElement | null>(null)
  const last = useRef(shown)
  useEffect(() => {
    if (last.current !== shown) target.current?.focus()
    if (shown) last.current = shown
    else if (last.current) last.current = undefined
  }, [shown])
  return { target, last }
}

function Question({ block, showing, model, t, focus }: Props & { focus: Focus }): JSX.Element {
  // With a title of the merchant’s, the question stands above already.
  const isTitled = said(showing, 'title') !== undefined
  const before = focus.last.current ?? block.reasons[0]?.id
  return (
    <div role="group" class="why" aria-label={t('reasonAsk')}>
      {!isTitled && <p class="why-ask">{t('reasonAsk')}</p>}
      {block.reasons.map(({ id }) => (
        <button
          key={id}
          type="button"
          class="why-reason"
          ref={(button) => {
            if (id === before) focus.target.current = button
          }}
          onClick={() => model.reason.give(id, showing.occasion)}
        >
          <Icon path={ICONS[id]} />
          <span>{t(`reason_${id}`)}</span>
        </button>
      ))}
    </div>
  )
}

interface AnswerProps extends Props {
  readonly answer: BlockOf<'reasons'>['reasons'][number]
  readonly focus: Focus
}

function Answer({ answer, focus, ...props }: AnswerProps): JSX.Element {
  const { showing, model, t } = props
  return (
    <div class="why-answer">
      <p
        class="why-said"
        tabIndex={-1}
        ref={(said) => {
          focus.target.current = said
        }}
      >
        <Icon path={ICONS[answer.id]} />
        <strong>{t(`reason_${answer.id}`)}</strong>
      </p>
      {answer.blocks.length === 0 && <p>{t('reasonThanks')}</p>}
      <Blocks {...props} blocks={answer.blocks} />
      <button
        type="button"
        class="plain why-other"
        onClick={() => model.reason.takeBack(showing.occasion.campaign.id)}
      >
        {t('reasonOther')}
      </button>
    </div>
  )
}
