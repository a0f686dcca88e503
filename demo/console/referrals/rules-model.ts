/** The rules of inviting: as they are in force, as they are being written, and what the backend says to that. */
import { computed, signal, type ReadonlySignal } from '@preact/signals'
import type { ResponseOf } from '../../../src/contract/endpoint.ts'
import { readShop } from '../../../src/contract/shop.ts'
import {
  ReferralRules,
  readReferralVersions,
  saveReferralProgram,
  type ReferralProgram,
} from '../../../widgets/referral/contract.ts'
import { at, type Call } from '../api.ts'
import { createAttempts, type Attempts, type Trouble } from '../attempts.ts'
import { FIRST_FORM, readForm, toForm, type Fault, type RulesForm } from './rules-form.ts'

export type Versions = ResponseOf<typeof readReferralVersions>
export type Status = ReferralRules['status']

export interface RulesModel extends Pick<Attempts, 'busy' | 'trouble'> {
  readonly versions: ReadonlySignal<Versions | undefined>
  readonly form: ReadonlySignal<RulesForm>
  readonly currency: ReadonlySignal<string>
  readonly faults: ReadonlySignal<readonly Fault[]>
  /** What the last change has led to, to be said once. */
  readonly saved: ReadonlySignal<Status | undefined>
  load(): Promise<void>
  edit(change: Partial<RulesForm>): void
  /** What was written, as a new version. */
  save(status: Status): Promise<void>
  /** The rules in force as a new version, active or resting. */
  switchTo(status: 'active' | 'paused'): Promise<void>
  /** The form as the rules in force are. */
  startOver(): void
  forget(): void
}

/** `readKey`: of the shop whose merchant is signed in; its currency counts where there are no rules to say it. */
export function createRulesModel(call: Call, readKey: () => string): RulesModel {
  const versions = signal<Versions>()
  const form = signal(FIRST_FORM)
  const currency = signal('EUR')
  const unreadable = signal<readonly Fault[]>([])
  const saved = signal<Status>()
  let isTouched = false
  const { busy, trouble, attempt, forgive } = createAttempts()
  const faults = computed(() =>
    unreadable.value.length > 0 ? unreadable.value : faultsOf(trouble.value),
  )

  function fill(program: ReferralProgram | undefined): void {
    isTouched = false
    unreadable.value = []
    if (!program) return
    currency.value = program.currency
    form.value = toForm(program, program.currency)
  }

  async function read(): Promise<void> {
    const next = await call(readReferralVersions)
    const program = (next.draft ?? next.inForce)?.program
    const shop = program ?? (await call(at(readShop, { query: { key: readKey() } })))
    versions.value = next
    currency.value = shop.currency
    // What is being written stays, whatever page was looked at meanwhile.
    if (!isTouched) fill(program)
  }

  async function put(rules: ReferralRules): Promise<void> {
    await attempt(async () => {
      saved.value = undefined
      unreadable.value = []
      await call(saveReferralProgram, { basedOn: newestRevision(versions.value), rules })
      isTouched = false
      await read()
      saved.value = rules.status
    })
    // Somebody else has saved meanwhile: theirs counts, and what was written here stays to be compared.
    if (trouble.value?.code === 'revision_conflict')
      versions.value = await call(readReferralVersions).catch(() => versions.value)
  }

  return {
    versions,
    form,
    currency,
    faults,
    saved,
    busy,
    trouble,
    load: () => attempt(read),
    edit(change) {
      isTouched = true
      saved.value = undefined
      form.value = { ...form.value, ...change }
    },
    async save(status) {
      const found = readForm(form.value, { currency: currency.value, status })
      if (found.ok) return put(found.rules)
      saved.value = undefined
      unreadable.value = found.faults
    },
    async switchTo(status) {
      const program = versions.value?.inForce?.program ?? versions.value?.draft?.program
      // What is the backend's own falls away: rules are what a merchant writes.
      if (program) await put({ ...ReferralRules.parse(program), status })
    },
    startOver() {
      forgive()
      fill(versions.value?.inForce?.program)
    },
    forget() {
      versions.value = undefined
      saved.value = undefined
      form.value = FIRST_FORM
      fill(undefined)
    },
  }
}

function newestRevision(versions: Versions | undefined): number {
  return Math.max(versions?.inForce?.program.revision ?? 0, versions?.draft?.program.revision ?? 0)
}

/** All that is wrong, where the backend lists it; else the one thing every backend names. */
function faultsOf(trouble: Trouble | undefined): readonly Fault[] {
  if (trouble?.code !== 'impossible_rules') return []
  const { faults, ...first } = trouble.params ?? {}
  const found = Array.isArray(faults) ? faults : [first]
  return found.flatMap((fault: unknown) => {
    const { path, reason, why } = Object(fault) as Readonly<Record<string, unknown>>
    if (typeof path !== 'string') return []
    return [{ path, reason: String(reason), ...(typeof why === 'string' && { why }) }]
  })
}
