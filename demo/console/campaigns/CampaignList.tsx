/** All campaigns: how each stands, what it brought lately, and what may be mended. */
import type { JSX } from 'preact'
import type { CampaignRow } from '../../../src/contract/campaign/console.ts'
import { Chapter } from '../Chapter.tsx'
import { money, number, t } from '../texts.ts'
import { TroubleLine } from '../TroubleLine.tsx'
import type { ListModel } from './list-model.ts'
import { titleOf } from './words.ts'

export function CampaignList({ model }: { readonly model: ListModel }): JSX.Element {
  const rows = model.rows.value
  return (
    <Chapter title={t('campaigns.all')}>
      <TroubleLine trouble={model.trouble.value} />
      {!rows && !model.trouble.value && <p role="status">{t('loading')}</p>}
      {rows?.length === 0 && <p>{t('campaigns.none')}</p>}
      {rows && rows.length > 0 && (
        <ul class="plain campaigns">
          {rows.map((row) => (
            <CampaignLine key={row.campaign.id} row={row} model={model} />
          ))}
        </ul>
      )}
      <p>
        <a class="button-like" href="#campaigns/new">
          {t('campaigns.new')}
        </a>
      </p>
    </Chapter>
  )
}

interface LineProps {
  readonly row: CampaignRow
  readonly model: ListModel
}

function CampaignLine({ row, model }: LineProps): JSX.Element {
  const { campaign, status, warnings, draft } = row
  const title = titleOf(draft ?? campaign)
  return (
    <li class="campaign">
      <div class="campaign-head">
        <h3>
          <a href={`#campaigns/edit/${campaign.id}`}>{title}</a>
        </h3>
        <span class={`tag tag-${status}`}>{t(`campaigns.status.${status}`)}</span>
      </div>
      <p class="muted">
        {t(`campaigns.kind.${campaign.kind}`)} · {t(`campaigns.surface.${campaign.surface}`)}
        {draft && ` · ${t('campaigns.has-draft')}`}
      </p>
      {warnings.length > 0 && (
        <p class="campaign-warning">
          <a href={`#campaigns/edit/${campaign.id}`}>
            {t('campaigns.warnings', { count: warnings.length })}
          </a>
        </p>
      )}
      <Numbers row={row} />
      <Actions row={row} model={model} title={title} />
    </li>
  )
}

function Numbers({ row: { numbers } }: { readonly row: CampaignRow }): JSX.Element {
  const { shown, closed, never, clicked, orders, revenue } = numbers
  const figures = [
    ['shown', number(shown)],
    ['clicked', number(clicked)],
    ['closed', number(closed)],
    ['never', number(never)],
    ['orders', number(orders)],
    ['revenue', money(revenue)],
  ] as const
  return (
    <dl class="campaign-numbers" aria-label={t('campaigns.lately')}>
      {figures.map(([key, value]) => (
        <div key={key}>
          <dt>{t(`campaigns.${key}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Actions({ row, model, title }: LineProps & { readonly title: string }): JSX.Element {
  const { campaign, status } = row
  const change = status === 'active' ? 'paused' : 'active'
  const label = t(`campaigns.do.${change}`)
  return (
    <p class="campaign-actions">
      {(status === 'active' || status === 'paused') && (
        <button
          class="quiet"
          aria-label={t('campaigns.do-of', { what: label, title })}
          aria-disabled={model.busy.value}
          onClick={() => void model.switchTo(campaign.id, change)}
        >
          {label}
        </button>
      )}
      {campaign.experiment && (
        <a href={`#campaigns/results/${campaign.id}`}>{t('campaigns.results')}</a>
      )}
      <a href={previewOf(row)} target="_blank" rel="noreferrer">
        {t('campaigns.preview')}
      </a>
    </p>
  )
}

/** In the demo, shop and console are of one origin. */
export function previewOf({ preview }: CampaignRow): string {
  return `/?regulars-preview=${encodeURIComponent(preview)}`
}
