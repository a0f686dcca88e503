/** Collects and deletes everything this browser keeps about the shopper. */
import { ALL_PURPOSES } from './consent-rules.ts'
import type { Consent } from './consent.ts'
import type { Database } from './database.ts'
import type { Environment } from './environment.ts'
import type { Outbox } from './outbox/index.ts'
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
  outbox(): Pick<Outbox, 'queues' | 'withdraw'>
}

const PAGE = 200

export async function exportData({
  environment,
  store,
  consent,
  outbox,
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
    events: await readAll(outbox().queues),
  }
}

export async function forgetData(parts: DataParts): Promise<void> {
  const { store, consent, visits, cart, identity, guest, outbox } = parts
  await consent.forget()
  await Promise.all([
    outbox().withdraw(ALL_PURPOSES),
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

/** Without the books of the queues, whose keys begin with an exclamation mark; each event once, wherever it still waits. */
async function readAll(queues: readonly Pick<Database, 'list'>[]): Promise<unknown[]> {
  const events = new Map<string, unknown>()
  for (const queue of queues) {
    for (let after: string | undefined; ;) {
      const page = await queue.list(PAGE, after)
      for (const [key, event] of page)
        if (!key.startsWith('!') && !events.has(key)) events.set(key, readable(event))
      after = page.at(-1)?.[0]
      if (page.length < PAGE) break
    }
  }
  return [...events.values()]
}

/** The queue keeps an event as the text that will be sent. */
function readable(event: unknown): unknown {
  const json = typeof event === 'object' && event !== null && 'json' in event && event.json
  return typeof json === 'string' ? JSON.parse(json) : event
}
