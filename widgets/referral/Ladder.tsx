/** What more friends bring: each step, those reached, and how many are missing to the next. */
import type { JSX } from 'preact'
import type { PartProps } from './Referral.tsx'

export function Ladder({ model, t, words }: PartProps): JSX.Element | null {
  const steps = model.program.value?.ladder ?? []
  const { counts, nextStep } = model.home.value ?? {}
  if (steps.length === 0 || !counts) return null
  return (
    <div>
      <h3>{t('ladder')}</h3>
      <ol class="ref-ladder">
        {steps.map(({ friends, reward }) => {
          const isReached = counts.rewarded >= friends
          const isNext = nextStep?.friends === friends
          const missing = isNext ? nextStep.missing : friends - counts.rewarded
          return (
            <li key={friends} class={isReached ? 'is-reached' : isNext ? 'is-next' : ''}>
              <p class="line">
                <strong>{words.rewardAlone(reward)}</strong>
                <span class="note">
                  {isReached ? t('ladderReached') : t('ladderMissing', { count: missing })}
                </span>
              </p>
              {isNext && (
                // The words say it already, this is for the eye.
                <div class="bar" aria-hidden="true">
                  <span
                    class="fill"
                    style={{ inlineSize: `${100 - (100 * nextStep.missing) / friends}%` }}
                  />
                </div>
              )}
            </li>
          )
        })}
      </ol>
    </div>
  )
}
