/** What an experiment found so far: the verdict in words, what speaks against believing it, and the numbers of each arm. */
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import type { ArmResult, ExperimentResults } from '../../../src/contract/campaign/console.ts'
import { Chapter } from '../Chapter.tsx'
import { day, money, number, percent, t } from '../texts.ts'
import { TroubleLine } from '../TroubleLine.tsx'
import type { ResultsModel } from './results-model.ts'
import { intervalWords, verdictWords } from './results-words.ts'

interface ResultsProps {
  readonly model: ResultsModel
  /** Without one, of the holdout. */
  readonly campaignId?: string
}

export function Results({ model, campaignId }: ResultsProps): JSX.Element {
  useEffect(() => void model.load(campaignId), [model, campaignId])
  const experiments = model.experiments.value
  const isHoldout = campaignId === undefined
  if (!experiments)
    return model.trouble.value ? (
      <TroubleLine trouble={model.trouble.value} />
    ) : (
      <p role="status">{t('loading')}</p>
    )
  return (
    <>
      {isHoldout && <p>{t('results.holdout-lead')}</p>}
      {experiments.length === 0 && <p>{t(isHoldout ? 'results.no-holdout' : 'results.none')}</p>}
      {experiments.map((results) => (
        <Experiment key={`${results.experiment} ${results.phase}`} results={results} />
      ))}
    </>
  )
}

function Experiment({ results }: { readonly results: ExperimentResults }): JSX.Element {
  const { experiment, phase, startedAt, arms, alarms, ephemeral, fresh } = results
  return (
    <Chapter title={t('results.title', { experiment, phase: String(phase) })}>
      <p class="verdict">
        <b>{verdictWords(results)}</b>
      </p>
      {startedAt && <p class="muted">{t('results.since', { day: day(startedAt) })}</p>}
      {alarms.length > 0 && (
        <ul class="plain alarms" aria-label={t('results.alarms')}>
          {alarms.map(({ code, message }) => (
            <li key={code}>{message}</li>
          ))}
        </ul>
      )}
      <ul class="plain arms">
        {arms.map((arm) => (
          <Arm key={arm.arm} arm={arm} />
        ))}
      </ul>
      <p class="hint">
        {t('results.left-out', { ephemeral: number(ephemeral), fresh: number(fresh) })}
      </p>
    </Chapter>
  )
}

function Arm({ arm }: { readonly arm: ArmResult }): JSX.Element {
  const { lift } = arm
  const figures = [
    ['units', number(arm.units)],
    ['buyers', number(arm.buyers)],
    ['conversion', percent(arm.conversion)],
    ['revenue-per-unit', money(arm.revenuePerUnit)],
    ['net-per-unit', money(arm.netPerUnit)],
    ['discounts', money(arm.discounts)],
    ['shown', number(arm.shown)],
    ['never', number(arm.never)],
  ] as const
  return (
    <li class="arm">
      <h3>
        {arm.arm} {arm.isControl && <span class="tag">{t('results.control')}</span>}
      </h3>
      {lift && (
        <p>
          {t('results.lift-revenue', { words: intervalWords(lift.revenue) })}{' '}
          {t('results.lift-conversion', { words: intervalWords(lift.conversion) })}
        </p>
      )}
      <dl class="campaign-numbers">
        {figures.map(([key, value]) => (
          <div key={key}>
            <dt>{t(`results.${key}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </li>
  )
}
