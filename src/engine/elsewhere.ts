/** What this browser remembers of campaigns is told to the backend for members, and what their other browsers know is added here. */
import type { Attention } from '../campaigns/attention.ts'
import type { CampaignMemory } from '../contract/campaign/customer.ts'
import type { Reason } from '../contract/campaign/block.ts'
import type { Assignment } from '../contract/campaign/experiment.ts'
import { SECOND } from '../core/clock.ts'
import type { Core } from '../core/create-core.ts'
import { importAgain } from '../host/import-again.ts'
import type { Tallies } from './tallies.ts'

export interface Elsewhere {
  /** Adds what the backend knows. */
  merge(memory: CampaignMemory): Promise<void>
  /** Something has changed here: it is told a little later, together with what follows. */
  soon(): void
  stop(): void
}

export interface ElsewhereOptions {
  readonly core: Pick<Core, 'call' | 'identity'>
  readonly tallies: Pick<Tallies, 'read' | 'merge'>
  readonly attention: Pick<Attention, 'export' | 'merge'>
  assignments(): readonly Assignment[]
  exitReason(): Reason | undefined
  report(error: unknown): void
}

const AFTER = 2 * SECOND
/** Of each campaign: the number of all shows goes along, and a backend takes no book. */
const TOLD_TIMES = 5

export function createElsewhere(options: ElsewhereOptions): Elsewhere {
  const { core, tallies, attention, report } = options
  let timer: ReturnType<typeof setTimeout> | undefined

  async function tell(): Promise<void> {
    if (core.identity.member.peek().status !== 'member') return
    const { putCampaignMemory } = await importAgain(
      () => import('../contract/campaign/customer.ts'),
    )
    const exitReason = options.exitReason()
    const [counted, { closed, never }] = await Promise.all([tallies.read(), attention.export()])
    const body = {
      tallies: Object.fromEntries(
        Object.entries(counted).map(([id, tally]) => [
          id,
          { ...tally, shownAt: tally.shownAt.slice(-TOLD_TIMES) },
        ]),
      ),
      closed,
      never: [...never],
      assignments: [...options.assignments()],
      ...(exitReason && { exitReason }),
    }
    await merge(await core.call(putCampaignMemory, { body }))
  }

  async function merge({ tallies: counted, closed, never }: CampaignMemory): Promise<void> {
    await Promise.all([tallies.merge(counted), attention.merge({ closed, never })])
  }

  return {
    merge,
    soon() {
      clearTimeout(timer)
      timer = setTimeout(() => tell().catch(report), AFTER)
    },
    stop: () => clearTimeout(timer),
  }
}
