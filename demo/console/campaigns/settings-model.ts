/** What the shop says about itself, as it is kept and as it is being written. */
import { computed, signal, type ReadonlySignal } from '@preact/signals'
import {
  CampaignSettings,
  readCampaignSettings,
  saveCampaignSettings,
} from '../../../src/contract/campaign/console.ts'
import { describeIssue } from '../../../src/campaigns/authoring/problem.ts'
import type { Call } from '../api.ts'
import { createAttempts, type Attempts } from '../attempts.ts'
import type { Fault } from '../referrals/rules-form.ts'
import type { Settings } from './draft.ts'
import { faultsOf, toFaults } from './problems.ts'

export interface SettingsModel extends Pick<Attempts, 'busy' | 'trouble'> {
  /** In force. */
  readonly kept: ReadonlySignal<Settings | undefined>
  readonly form: ReadonlySignal<Settings | undefined>
  readonly faults: ReadonlySignal<readonly Fault[]>
  readonly isSaved: ReadonlySignal<boolean>
  load(): Promise<void>
  edit(change: Partial<Settings>): void
  save(): Promise<void>
  forget(): void
}

export function createSettingsModel(call: Call): SettingsModel {
  const kept = signal<Settings>()
  const form = signal<Settings>()
  const isSaved = signal(false)
  let revision = 0
  const { busy, trouble, attempt, forgive } = createAttempts()
  const faults = computed(() => {
    const parsed = form.value && CampaignSettings.safeParse(form.value)
    if (!parsed || parsed.success) return faultsOf(trouble.value)
    return toFaults(parsed.error.issues.map((issue) => describeIssue(issue)))
  })

  function take(answer: { readonly revision: number; readonly settings: Settings }): void {
    revision = answer.revision
    kept.value = answer.settings
    form.value = answer.settings
  }

  return {
    kept,
    form,
    faults,
    isSaved,
    busy,
    trouble,
    load: () =>
      attempt(async () => {
        const isTouched = form.value !== kept.value
        const answer = await call(readCampaignSettings)
        // What is being written stays, whatever page was looked at meanwhile.
        if (!isTouched) take(answer)
      }),
    edit(change) {
      if (!form.value) return
      isSaved.value = false
      forgive()
      form.value = { ...form.value, ...change }
    },
    async save() {
      const { value: settings } = form
      if (!settings || faults.value.length > 0) return
      await attempt(async () => {
        take(await call(saveCampaignSettings, { basedOn: revision, settings }))
        isSaved.value = true
      })
    },
    forget() {
      kept.value = undefined
      form.value = undefined
      isSaved.value = false
    },
  }
}
