/** The ways to collect points, what is left of each, and when there is more again. */
import type { JSX } from 'preact'
import { Birthday } from './Birthday.tsx'
import type { EarnStanding } from './contract/earning.ts'
import type { EarnRule } from './contract/program.ts'
import type { PartProps } from './Loyalty.tsx'
import { Outcome } from './Outcome.tsx'

export function Earn(props: PartProps): JSX.Element | null {
  const { model, t, format, words } = props
  const program = model.program.value
  if (!program?.earnRules?.length || program.status !== 'active') return null
  const standings = model.earning.standings.value.value ?? []
  const now = Date.now()
  return (
    <details class="part">
      <summary>{t('ways')}</summary>
      <ul class="ways">
        {program.multipliers
          ?.filter(({ from, until }) => Date.parse(from) <= now && now < Date.parse(until))
          .map((more) => (
            <li key={more.id}>
              <p class="line">
                <strong>{words.nameOf(more)}</strong>
                <span class="rate">{t('rate', { rate: more.percent / 100 })}</span>
              </p>
              <p class="note">{t('untilDate', { date: format.date(more.until) })}</p>
            </li>
          ))}
        {program.earnRules.map((rule) => (
          <Way
            key={rule.id}
            {...props}
            rule={rule}
            standing={standings.find(({ ruleId }) => ruleId === rule.id)}
          />
        ))}
      </ul>
    </details>
  )
}

interface WayProps extends PartProps {
  readonly rule: EarnRule
  readonly standing: EarnStanding | undefined
}

function Way({ rule, standing, ...props }: WayProps): JSX.Element {
  const { model, t, words } = props
  const { url } = rule
  const facts = factsOf({ rule, standing, ...props })
  return (
    <li>
      <p class="line">
        <strong>{words.nameOf(rule)}</strong>
        <span class="rate">{`+${words.points(rule.points)}`}</span>
      </p>
      {facts.length > 0 && <p class="note">{facts.join(' · ')}</p>}
      {rule.kind === 'birthday' && standing && (
        <Birthday {...props} rule={rule} standing={standing} />
      )}
      {url && standing?.open !== false && (
        <a
          class="plain"
          href={url}
          {...(!url.startsWith('/') && { target: '_blank', rel: 'noopener' })}
          onClick={() => rule.fromPage && standing && void model.earning.act(rule)}
        >
          {t('go')}
        </a>
      )}
      <Outcome id={rule.id} {...props} />
    </li>
  )
}

function factsOf({ rule, standing, t, format, words, model }: WayProps): string[] {
  const { minOrder, tierIds, kind, fromPage, until } = rule
  const { open, left, resetsAt, streak } = standing ?? {}
  const currency = model.program.value?.currency ?? 'EUR'
  const facts = [
    minOrder && t('min_order', { amount: format.money({ minor: minOrder, currency }) }),
    tierIds && t('tier_required', { tier: words.tierNames(tierIds) }),
    streak && t('streak', streak),
    // Once and no more goes without saying.
    left && (left > 1 || resetsAt) && t('left', { count: left }),
    fromPage && kind === 'social' && open && t('honour'),
    open === false && resetsAt && t('limit_reached', { date: format.date(resetsAt) }),
    open === false && !resetsAt && kind !== 'birthday' && (standing?.count ?? 0) > 0 && t('done'),
    until && t('reward_ended', { date: format.date(until) }),
  ]
  return facts.filter((fact) => typeof fact === 'string')
}
