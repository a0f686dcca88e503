/** What the shopper has asked for and how it stands, by the id of what it is about: a reward, a code, a name. */
import { signal, type ReadonlySignal } from '@preact/signals-core'
import type { ProblemError } from '../core/problem-error.ts'

export interface Doing {
  /** `unsure`: it may have happened; asking again with the same key tells, and does it once. */
  readonly status: 'sending' | 'unsure' | 'refused'
  /** Of a problem; `no_answer` without one. */
  readonly code?: string
  readonly params?: Readonly<Record<string, unknown>>
}

export interface Doings {
  readonly all: ReadonlySignal<ReadonlyMap<string, Doing>>
  set(id: string, doing?: Doing): void
  clear(): void
  /** Does it unless it is being done; `false` when it was refused or is under way. */
  run(id: string, act: () => Promise<void>): Promise<boolean>
}

export function createDoings(report: (error: unknown) => void): Doings {
  const all = signal<ReadonlyMap<string, Doing>>(new Map())
  // What a shopper who has left had asked for must not be told to the next.
  let owner = {}

  function set(id: string, doing?: Doing): void {
    const next = new Map(all.peek())
    if (doing) next.set(id, doing)
    else next.delete(id)
    all.value = next
  }

  return {
    all,
    set,
    clear() {
      owner = {}
      all.value = new Map()
    },
    async run(id, act) {
      if (all.peek().get(id)?.status === 'sending') return false
      const mine = owner
      set(id, { status: 'sending' })
      try {
        await act()
        if (mine === owner) set(id)
        return mine === owner
      } catch (error) {
        if (mine === owner) set(id, { status: 'refused', ...readProblem(error) })
        if (!isProblem(error)) report(error)
        return false
      }
    },
  }
}

/** By name, because a bundle may hold a second copy of the class. */
export function isProblem(error: unknown): error is ProblemError {
  return error instanceof Error && error.name === 'ProblemError'
}

export function readProblem(error: unknown): Pick<Doing, 'code' | 'params'> {
  return isProblem(error) ? { code: error.code, params: error.params } : { code: 'no_answer' }
}
