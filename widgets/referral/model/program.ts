/** The rules of inviting: from the cache at once, from the server once a page, and again where an answer says that they changed. */
import { signal, type ReadonlySignal } from '@preact/signals-core'
import type { WidgetContext } from '../../../src/widget.ts'
import { ReferralProgram, readReferralProgram } from '../contract/program.ts'

export interface ProgramKeeper {
  readonly program: ReadonlySignal<ReferralProgram | undefined>
  /** As an earlier page has left them; asks nobody. */
  readCached(): Promise<void>
  /** Rejects where they cannot be had. */
  read(): Promise<void>
  /** What is known may be wrong: the next `read` asks the server. */
  doubt(): void
}

export function createProgramKeeper({
  call,
  store,
}: Pick<WidgetContext, 'call' | 'store'>): ProgramKeeper {
  const program = signal<ReferralProgram>()
  let asked: Promise<void> | undefined

  async function ask(): Promise<void> {
    const fresh = await call(readReferralProgram)
    program.value = fresh
    await store.write('program', fresh, { purpose: 'functional' })
  }

  return {
    program,

    async readCached() {
      if (program.peek()) return
      const cached = ReferralProgram.safeParse(await store.read('program'))
      program.value ??= cached.data
    },

    async read() {
      const mine = (asked ??= ask())
      try {
        await mine
      } catch (error) {
        if (mine === asked) asked = undefined
        throw error
      }
    },

    doubt() {
      asked = undefined
    },
  }
}
