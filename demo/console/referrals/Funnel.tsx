/** From an invitation that was seen to a reward: how many came each step, and how much of the step before. */
import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { Chapter } from '../Chapter.tsx'
import { money, number, percent, t } from '../texts.ts'
import { TroubleLine } from '../TroubleLine.tsx'
import type { Numbers, NumbersModel } from './numbers-model.ts'

const STEPS = ['visited', 'claimed', 'ordered', 'rewarded'] as const
type Counts = Numbers['recent']

export function Funnel({ model }: { readonly model: NumbersModel }): JSX.Element {
  const numbers = model.numbers.value
  return (
    <Chapter title={t('numbers.title')}>
      <TroubleLine trouble={model.trouble.value} />
      {!numbers && !model.trouble.value && <p role="status">{t('loading')}</p>}
      {numbers && <Steps numbers={numbers} />}
      {numbers && <Figures numbers={numbers} />}
    </Chapter>
  )
}

function Steps({ numbers }: { readonly numbers: Numbers }): JSX.Element {
  const isEver = useSignal(false)
  const ranges = [
    { isChosen: !isEver.value, text: t('numbers.recent', { count: numbers.days }), ever: false },
    { isChosen: isEver.value, text: t('numbers.ever'), ever: true },
  ]
  return (
    <>
      <div class="switch" role="group" aria-label={t('numbers.range')}>
        {ranges.map(({ isChosen, text, ever }) => (
          <button key={text} aria-pressed={isChosen} onClick={() => (isEver.value = ever)}>
            {text}
          </button>
        ))}
      </div>
      <Bars counts={isEver.value ? numbers.ever : numbers.recent} />
    </>
  )
}

function Bars({ counts }: { readonly counts: Counts }): JSX.Element {
  const most = Math.max(1, ...STEPS.map((step) => counts[step]))
  return (
    <ol class="funnel">
      {STEPS.map((step, index) => {
        const before = STEPS[index - 1]
        const ofBefore = before && counts[before] > 0 ? counts[step] / counts[before] : undefined
        return (
          <li key={step}>
            <span class="funnel-name">{t(`numbers.${step}`)}</span>
            <b class="funnel-count">{number(counts[step])}</b>
            <span class="funnel-bar" aria-hidden="true">
              <span style={{ inlineSize: `${(counts[step] / most) * 100}%` }} />
            </span>
            {/* More may order than have taken it: a code can be typed without an invitation. */}
            {ofBefore !== undefined && ofBefore <= 1 && (
              <span class="funnel-share muted">
                {t('numbers.of-before', { share: percent(Math.round(ofBefore * 100) / 100) })}
              </span>
            )}
          </li>
        )
      })}
    </ol>
  )
}

function Figures({ numbers }: { readonly numbers: Numbers }): JSX.Element {
  const figures = [
    [t('numbers.revenue'), money(numbers.revenue)],
    [t('numbers.advocates'), number(numbers.advocates)],
    [t('numbers.waiting'), number(numbers.waiting)],
    [t('numbers.in-review'), number(numbers.inReview)],
    [t('numbers.rejected'), number(numbers.rejected)],
  ]
  return (
    <dl class="figures">
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
