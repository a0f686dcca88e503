/** Collects and deletes everything this browser keeps about the shopper. */
import type { Purpose } from '../contract/scalars.ts'
import { ALL_PURPOSES } from './consent-rules.ts'
import type { Consent } from './consent.ts'
import type { Database } from './database.ts'
import type { Environment } from './environment.ts'
import type { Store } from './store.ts'

interface Forgetful {
  forget(): Promise<void>
}

export interface DataParts {
  readonly environment: Pick<Environment, 'now'>
  readonly store: Store
  readonly consent: Consent
  readonly visits: Forgetful
  readonly cart: Forgetful
  readonly identity: Forgetful
  guest(): Promise<Forgetful>
  /** Where events wait to be sent. */
  readonly queue: Pick<Database, 'list'>
  /** Deletes the events that wait. */
  withdraw(purposes: readonly Purpose[]): Promise<void>
}

const PAGE = 200

export async function exportData({
  environment,
  store,
  consent,
  queue,
}: DataParts): Promise<Readonly<Record<string, unknown>>> {
  const records = new Map((await store.entries()).map(({ key, ...record }) => [key, record]))
  const take = (key: string): Readonly<Record<string, unknown>> => {
    const value = records.get(key)?.value
    records.delete(key)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  }
  const { visitor, visit } = take('visit')
  const { token: _, ...member } = take('session')
  // A key too: who has the secret is this guest.
  take('guest')
  return {
    exportedAt: new Date(environment.now()).toISOString(),
    consent: consent.state.peek(),
    visitor,
    visit,
    cart: take('cart'),
    member,
    others: Object.fromEntries(records),
    events: await readAll(queue),
  }
}

export async function forgetData(parts: DataParts): Promise<void> {
  const { store, consent, visits, cart, identity, guest, withdraw } = parts
  await consent.forget()
  await Promise.all([
    withdraw(ALL_PURPOSES),
    visits.forget(),
    cart.forget(),
    identity.forget(),
    // What could not be loaded knows nothing by heart.
    guest().then(
      (it) => it.forget(),
      () => undefined,
    ),
    store.wipe('all'),
  ])
}

/** Without the queue's own books, whose keys begin with an exclamation mark. */
async function readAll(queue: Pick<Database, 'list'>): Promise<unknown[]> {
  const events: unknown[] = []
  for (let after: string | undefined; ;) {
    const page = await queue.list(PAGE, after)
    events.push(...page.filter(([key]) => !key.startsWith('!')).map(([, event]) => readable(event)))
    after = page.at(-1)?.[0]
    if (page.length < PAGE) return events
  }
}

/** The queue keeps an event as the text that will be sent. */
function readable(event: unknown): unknown {
  const json = typeof event === 'object' && event !== null && 'json' in event && event.json
  return typeof json === 'string' ? JSON.parse(json) : event
}
