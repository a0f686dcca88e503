/** Do customers come back? Five numbers with what they mean, and where everybody stands today. */
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import type { Retention as Figures } from '../../../src/contract/campaign/console.ts'
import type { Stage } from '../../../src/contract/campaign/lifecycle.ts'
import { Chapter } from '../Chapter.tsx'
import { money, number, percent, t } from '../texts.ts'
import { TroubleLine } from '../TroubleLine.tsx'
import type { RetentionModel } from './model.ts'

export function Retention({ model }: { readonly model: RetentionModel }): JSX.Element {
  useEffect(() => void model.load(), [model])
  const figures = model.retention.value
  return (
    <main class="home">
      <header class="home-head">
        <h1>{t('retention.title')}</h1>
        <p class="muted">{t('retention.lead')}</p>
      </header>
      <TroubleLine trouble={model.trouble.value} />
      {!figures && !model.trouble.value && <p role="status">{t('loading')}</p>}
      {figures && (
        <>
          <KeyFigures figures={figures} />
          <Stages figures={figures} />
        </>
      )}
    </main>
  )
}

interface FiguresProps {
  readonly figures: Figures
}

function KeyFigures({ figures }: FiguresProps): JSX.Element {
  const { repeatRate, churn, avgOrderValue, ordersPerYear, lifetimeValue, periodDays } = figures
  const rows = [
    ['repeat', repeatRate === null ? null : percent(repeatRate)],
    ['churn', churn === null ? null : percent(churn)],
    ['aov', avgOrderValue && money(avgOrderValue)],
    ['orders', ordersPerYear === null ? null : number(Math.round(ordersPerYear * 10) / 10)],
    ['clv', lifetimeValue && money(lifetimeValue)],
  ] as const
  return (
    <Chapter title={t('retention.figures')}>
      <dl class="definitions">
        {rows.map(([key, value]) => (
          <div key={key}>
            <dt>{t(`retention.${key}`)}</dt>
            <dd class="definition-value">{value ?? t('retention.not-yet')}</dd>
            <dd class="hint">{t(`retention.${key}.means`, { days: number(periodDays) })}</dd>
          </div>
        ))}
      </dl>
    </Chapter>
  )
}

/** Of visitors who never ordered, nothing is kept here. */
const CUSTOMER_STAGES = [
  'new_customer',
  'second_order_due',
  'active',
  'at_risk',
  'lapsed',
  'lost',
] as const satisfies readonly Stage[]

function Stages({ figures }: FiguresProps): JSX.Element {
  const { stages, customers, vip, lifecycle, rfmMode } = figures
  return (
    <Chapter title={t('retention.stages')}>
      <p>{t('retention.customers', { count: customers })}</p>
      <ul class="plain stage-rows">
        {CUSTOMER_STAGES.map((stage) => (
          <li key={stage}>
            <span>
              <b>{t(`stage.${stage}`)}</b>
              <span class="row-text muted">{t(`stage.${stage}.means`)}</span>
            </span>
            <span class="funnel-count">{number(stages[stage] ?? 0)}</span>
            <progress
              class="stage-bar"
              max={Math.max(1, customers)}
              value={stages[stage] ?? 0}
              aria-label={t(`stage.${stage}`)}
            />
          </li>
        ))}
      </ul>
      <p>{t('retention.vip', { count: vip })}</p>
      <p class="hint">
        {t('retention.gap', { days: number(Math.round(lifecycle.medianGapDays)) })}{' '}
        {t(`retention.rfm.${rfmMode}`)}
      </p>
    </Chapter>
  )
}
