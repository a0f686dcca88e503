/** What the backend knows of the member: asked every five minutes at most, and after an order. A guest is nobody here. */
import type { CampaignMemory, CustomerSummary } from '../contract/campaign/customer.ts'
import { MINUTE } from '../core/clock.ts'
import type { Core } from '../core/create-core.ts'
import { importAgain } from '../host/import-again.ts'

export interface Customer {
  readonly summary: CustomerSummary
  readonly memory: CampaignMemory
  /** When the backend said so, ms. */
  readonly at: number
}

export interface Customers {
  /** Of who is signed in now. */
  current(): Customer | undefined
  /** Resolves when it is known, or cannot be; `isStale`: it has changed at the backend. */
  load(isStale?: boolean): Promise<Customer | undefined>
}

export interface CustomersOptions {
  readonly core: Pick<Core, 'call' | 'identity' | 'store'>
  now(): number
  report(error: unknown): void
}

const KEY = 'campaigns.customer'
const FRESH = 5 * MINUTE

interface Copy extends Customer {
  readonly memberId: string
}

export function createCustomers({ core, now, report }: CustomersOptions): Customers {
  const { call, identity, store } = core
  let known: Copy | undefined
  let loading: Promise<unknown> = Promise.resolve()

  const memberId = (): string | undefined => identity.member.peek().memberId
  const current = (): Copy | undefined =>
    known && known.memberId === memberId() ? known : undefined

  async function ask(asked: string, isStale: boolean): Promise<void> {
    known = current() ?? parse(await store.read(KEY), asked)
    const age = known ? now() - known.at : Infinity
    if (!isStale && age >= 0 && age < FRESH) return
    try {
      const { readCustomer } = await importAgain(() => import('../contract/campaign/customer.ts'))
      const answer = await call(readCustomer)
      known = { ...answer, memberId: asked, at: now() }
      await store.write(KEY, known, { purpose: 'functional', ofCustomer: true })
    } catch (error) {
      // What was known last is better than nothing: a cap of a month must hold while the backend is down.
      report(error)
    }
  }

  return {
    current,
    async load(isStale = false) {
      const asked = memberId()
      if (asked === undefined) return undefined
      loading = loading.then(() => ask(asked, isStale))
      await loading
      return current()
    },
  }
}

/** Storage is open to every script of the page: only what has the right shape is taken. */
function parse(value: unknown, memberId: string): Copy | undefined {
  // Safe: the fields are looked at before they are believed.
  const copy = (value ?? {}) as Partial<Copy>
  const { summary, memory, at } = copy
  const isCopy =
    copy.memberId === memberId &&
    typeof at === 'number' &&
    Array.isArray(summary?.orders) &&
    Array.isArray(summary.tags) &&
    typeof memory?.tallies === 'object' &&
    Array.isArray(memory.assignments)
  return isCopy ? (copy as Copy) : undefined
}
