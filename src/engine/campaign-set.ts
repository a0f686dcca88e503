/** The campaigns of the shop: kept as long as their revision holds, and beyond it while the backend is down. */
import type { CampaignSet } from '../contract/campaign/served.ts'
import type { Call } from '../core/call.ts'
import { SECOND } from '../core/clock.ts'
import type { Store } from '../core/store.ts'
import { importAgain } from '../host/import-again.ts'

export interface SetOptions {
  readonly store: Pick<Store, 'read' | 'write'>
  readonly call: Call
  /** As `/v1/shop` tells it. */
  readonly revision: string
  report(error: unknown): void
}

const KEY = 'campaigns.set'
const WAIT = 4 * SECOND

/** Undefined where nobody has ever answered. */
export async function readSet(options: SetOptions): Promise<CampaignSet | undefined> {
  const { store, revision } = options
  const kept = parse(await store.read(KEY))
  // What a newer version of this script would have taken, an older one may have left out.
  if (kept?.version === __VERSION__ && kept.set.revision === revision) return kept.set
  const fetching = fetchAnew(options)
  if (!kept) return fetching
  // A backend that is down is asked several times; nobody waits for that who has something to go on with.
  const waiting = new Promise<undefined>((resolve) => setTimeout(resolve, WAIT))
  return (await Promise.race([fetching, waiting])) ?? kept.set
}

async function fetchAnew({ store, call, report }: SetOptions): Promise<CampaignSet | undefined> {
  try {
    const { fetchSet } = await importAgain(() => import('./fetch-set.ts'))
    const set = await fetchSet(call, report)
    await store.write(KEY, { version: __VERSION__, set }, { purpose: 'functional' })
    return set
  } catch (error) {
    report(error)
    return undefined
  }
}

/** Each campaign was checked when it came; here it is asked only whether this is what was written. */
function parse(value: unknown): { version: unknown; set: CampaignSet } | undefined {
  // Safe: the fields are looked at before they are believed.
  const { version, set } = (value ?? {}) as { version?: unknown; set?: Partial<CampaignSet> }
  const isSet =
    typeof set?.revision === 'string' &&
    Array.isArray(set.items) &&
    typeof set.segments === 'object' &&
    Array.isArray(set.facts?.shipping) &&
    typeof set.lifecycle?.medianGapDays === 'number'
  return isSet ? { version, set: set as CampaignSet } : undefined
}
