/** One campaign as it is being written, with what is wrong and what may be mended said at once. */
import { computed, signal, type ReadonlySignal } from '@preact/signals'
import { checkCampaign } from '../../../src/campaigns/authoring/check-campaign.ts'
import { lintCampaign, type Warning } from '../../../src/campaigns/authoring/lint.ts'
import type { WrittenKind } from '../../../src/contract/campaign/campaign.ts'
import { saveCampaign, type CampaignRow } from '../../../src/contract/campaign/console.ts'
import { at, type Call } from '../api.ts'
import { createAttempts, type Attempts } from '../attempts.ts'
import type { Fault } from '../referrals/rules-form.ts'
import type { Draft, Settings } from './draft.ts'
import type { ListModel } from './list-model.ts'
import { faultsOf, toFaults } from './problems.ts'
import { cook } from './recipes.ts'

export interface EditorModel extends Pick<Attempts, 'busy' | 'trouble'> {
  readonly draft: ReadonlySignal<Draft | undefined>
  /** As it stands in the list; undefined of a new one. */
  readonly row: ReadonlySignal<CampaignRow | undefined>
  readonly settings: ReadonlySignal<Settings | undefined>
  readonly faults: ReadonlySignal<readonly Fault[]>
  readonly warnings: ReadonlySignal<readonly Warning[]>
  readonly saved: ReadonlySignal<'draft' | 'active' | undefined>
  /** Language whose texts are shown. */
  readonly language: ReadonlySignal<string>
  open(campaignId: string): void
  begin(kind: WrittenKind): Draft
  edit(change: Partial<Draft>): void
  speak(language: string): void
  save(activate: boolean): Promise<void>
  forget(): void
}

export interface EditorOptions {
  readonly list: ListModel
  readonly settings: ReadonlySignal<Settings | undefined>
}

export function createEditorModel(call: Call, { list, settings }: EditorOptions): EditorModel {
  const draft = signal<Draft>()
  const saved = signal<'draft' | 'active'>()
  const language = signal('en')
  const { busy, trouble, attempt, forgive } = createAttempts()
  const row = computed(() =>
    list.rows.value?.find(({ campaign }) => campaign.id === draft.value?.id),
  )
  const checked = computed(() => {
    const { offers = [], segments = {} } = settings.value ?? {}
    // Before the settings are here, every offer would be taken for missing.
    if (!draft.value || !settings.value) return undefined
    return checkCampaign(draft.value, { offers, segments, isServed: true })
  })
  const faults = computed(() => {
    const found = checked.value?.problems ?? []
    return found.length > 0 ? toFaults(found) : faultsOf(trouble.value)
  })
  const warnings = computed(() => {
    const campaign = checked.value?.campaign
    return campaign ? lintCampaign(campaign, settings.value?.offers ?? []) : []
  })

  function show(next: Draft): void {
    forgive()
    saved.value = undefined
    draft.value = next
    language.value = Object.keys(next.texts ?? {})[0] ?? 'en'
  }

  return {
    draft,
    row,
    settings,
    faults,
    warnings,
    saved,
    language,
    busy,
    trouble,
    open(campaignId) {
      if (draft.value?.id === campaignId) return
      const found = list.rows.value?.find(({ campaign }) => campaign.id === campaignId)
      if (found) show(found.draft ?? found.campaign)
    },
    begin(kind) {
      const taken = (list.rows.value ?? []).map(({ campaign }) => campaign.id)
      const next = cook(kind, taken)
      show(next)
      return next
    },
    edit(change) {
      if (!draft.value) return
      saved.value = undefined
      forgive()
      draft.value = { ...draft.value, ...change }
    },
    speak: (next) => void (language.value = next),
    save: (activate) =>
      attempt(async () => {
        const { value: campaign } = draft
        if (!campaign) return
        const basedOn = row.value ? newestOf(row.value) : 0
        const endpoint = at(saveCampaign, { params: { campaignId: campaign.id } })
        const answer = await call(endpoint, { basedOn, campaign, activate })
        list.put(answer.row)
        draft.value = answer.row.draft ?? answer.row.campaign
        saved.value = activate ? 'active' : 'draft'
      }),
    forget() {
      draft.value = undefined
      saved.value = undefined
    },
  }
}

function newestOf({ campaign, draft }: CampaignRow): number {
  return Math.max(campaign.revision, draft?.revision ?? 0)
}
