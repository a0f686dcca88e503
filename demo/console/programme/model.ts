/** The programme as it is in force, and switching it on and off. */
import { signal, type ReadonlySignal } from '@preact/signals'
import type { ResponseOf } from '../../../src/contract/endpoint.ts'
import {
  readProgramVersions,
  saveProgram,
  ProgramRules,
  type Program,
} from '../../../widgets/loyalty/contract.ts'
import type { Call } from '../api.ts'
import { createAttempts, type Attempts } from '../attempts.ts'

export type Versions = ResponseOf<typeof readProgramVersions>

export interface ProgrammeModel extends Pick<Attempts, 'busy' | 'trouble'> {
  readonly versions: ReadonlySignal<Versions | undefined>
  /** What the last change has led to, to be said once. */
  readonly saved: ReadonlySignal<Program['status'] | undefined>
  load(): Promise<void>
  /** The rules shown as a new version, in force at once. */
  switchTo(status: 'active' | 'paused'): Promise<void>
  /** The draft's rules instead of those in force. */
  activateDraft(): Promise<void>
  forget(): void
}

export function createProgrammeModel(call: Call): ProgrammeModel {
  const versions = signal<Versions | undefined>(undefined)
  const saved = signal<Program['status'] | undefined>(undefined)
  const { busy, trouble, attempt } = createAttempts()
  const read = async (): Promise<void> => {
    versions.value = await call(readProgramVersions)
  }
  const showNewest = async (): Promise<void> => {
    try {
      await read()
    } catch {
      // The conflict is said already, and says to try again.
    }
  }
  const save = async (program: Program | undefined, status: Program['status']): Promise<void> => {
    if (!program) return
    await attempt(async () => {
      saved.value = undefined
      // What is the backend's own falls away: rules are what a merchant writes.
      const rules = { ...ProgramRules.parse(program), status }
      await call(saveProgram, { basedOn: newestRevision(versions.value), rules })
      await read()
      saved.value = status
    })
    // Somebody else has saved meanwhile: what they saved is shown, and nothing of it was overwritten.
    if (trouble.value?.code === 'revision_conflict') await showNewest()
  }
  return {
    versions,
    saved,
    busy,
    trouble,
    load: () => attempt(read),
    switchTo: (status) => save(shownProgram(versions.value), status),
    activateDraft: () => save(versions.value?.draft?.program, 'active'),
    forget() {
      versions.value = undefined
      saved.value = undefined
    },
  }
}

/** A draft is a proposal; what counts today is what is in force. */
export function shownProgram(versions: Versions | undefined): Program | undefined {
  return (versions?.inForce ?? versions?.draft)?.program
}

function newestRevision(versions: Versions | undefined): number {
  return Math.max(versions?.inForce?.program.revision ?? 0, versions?.draft?.program.revision ?? 0)
}
