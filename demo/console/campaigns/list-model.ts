/** All campaigns of the shop, and their turning on and off. */
import { signal, type ReadonlySignal } from '@preact/signals'
import {
  listCampaigns,
  setCampaignStatus,
  type CampaignRow,
} from '../../../src/contract/campaign/console.ts'
import { at, type Call } from '../api.ts'
import { createAttempts, type Attempts } from '../attempts.ts'

export interface ListModel extends Pick<Attempts, 'busy' | 'trouble'> {
  readonly rows: ReadonlySignal<readonly CampaignRow[] | undefined>
  load(): Promise<void>
  switchTo(campaignId: string, status: 'active' | 'paused' | 'ended'): Promise<void>
  /** What was saved elsewhere. */
  put(row: CampaignRow): void
  forget(): void
}

export function createListModel(call: Call): ListModel {
  const rows = signal<readonly CampaignRow[]>()
  const { busy, trouble, attempt } = createAttempts()

  function put(row: CampaignRow): void {
    const others = (rows.value ?? []).filter(({ campaign }) => campaign.id !== row.campaign.id)
    const before = (rows.value ?? []).findIndex(({ campaign }) => campaign.id === row.campaign.id)
    const place = before < 0 ? others.length : before
    rows.value = others.toSpliced(place, 0, row)
  }

  return {
    rows,
    busy,
    trouble,
    put,
    load: () =>
      attempt(async () => {
        rows.value = (await call(listCampaigns)).items
      }),
    switchTo: (campaignId, status) =>
      attempt(async () => {
        put((await call(at(setCampaignStatus, { params: { campaignId } }), { status })).row)
      }),
    forget: () => void (rows.value = undefined),
  }
}
