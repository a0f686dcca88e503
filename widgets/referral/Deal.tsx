/** What each side gets, in large; below it every condition, before anything is asked of anybody. */
import type { JSX } from 'preact'
import type { PartProps } from './Referral.tsx'
import type { ReferralProgram } from './contract/program.ts'

export type DealProps = Pick<PartProps, 'model' | 't' | 'format' | 'words'>

export function Deal(props: DealProps): JSX.Element | null {
  const { model, t, words } = props
  const program = model.program.value
  if (!program) return null
  return (
    <div class="ref-deal">
      <div class="ref-card">
        <p class="ref-headline">{t('headline')}</p>
        <dl>
          <div>
            <dt>{t('forFriend')}</dt>
            <dd>{words.rewardAlone(program.friendReward)}</dd>
          </div>
          <div>
            <dt>{t('forYou')}</dt>
            <dd>{words.rewardAlone(program.advocateReward)}</dd>
          </div>
        </dl>
      </div>
      <ul class="ref-terms">
        {termsOf(program, props).map((term) => (
          <li key={term}>{term}</li>
        ))}
      </ul>
      {program.termsUrl && (
        <p class="ref-rulebook">
          <a href={program.termsUrl} target="_blank" rel="noopener">
            {t('terms')}
          </a>
        </p>
      )}
    </div>
  )
}

function termsOf(program: ReferralProgram, { model, t, format }: DealProps): string[] {
  const { minOrder, holdDays, cap } = program
  const { left, resetsAt } = model.home.value?.cap ?? {}
  const date = resetsAt ? format.date(resetsAt) : ''
  const terms = [
    minOrder.minor > 0 ? t('termsOrder', { amount: format.money(minOrder) }) : t('termsOrderAny'),
    holdDays > 0 && t('termsHold', { count: holdDays }),
    t('termsCap', { count: cap.days, max: format.number(cap.max) }),
    left === 0 && (resetsAt ? t('capFull', { date }) : t('capFullForGood')),
    left && resetsAt && t('capLeft', { count: left, date }),
  ]
  return terms.filter((term) => typeof term === 'string')
}
