/** All that the engine remembers, each record under the purpose it may be kept for. */
import type { Facts } from '../campaigns/audience/facts.ts'
import type { Attention } from '../campaigns/attention.ts'
import type { Reason } from '../contract/campaign/block.ts'
import type { Purpose } from '../contract/scalars.ts'
import type { Core } from '../core/create-core.ts'
import { createKept, type Kept } from '../core/kept.ts'
import { type Told, toldOf } from '../told-of.ts'
import { type Arms, createArms } from './arms.ts'
import { createCustomers, type Customers } from './customers.ts'
import { createElsewhere, type Elsewhere } from './elsewhere.ts'
import { type History, parseHistory } from './history.ts'
import { createTallies, type Tallies } from './tallies.ts'

export interface PageMemory {
  readonly tallies: Tallies
  readonly arms: Arms
  readonly customers: Customers
  readonly elsewhere: Elsewhere
  /** Visits, carts, orders and events of this browser. */
  readonly history: Kept<History>
  /** Why the shopper wanted to leave. */
  readonly reason: Kept<Reason | undefined>
  /** What the merchant's page has said, to be kept. */
  readonly props: Kept<Facts>
  /** What widgets know of the shopper. */
  readonly told: Told
  /** Reads what other pages have left. */
  read(): Promise<void>
  /** Asks the backend about the member, and adds what their other browsers know. */
  meetCustomer(isStale?: boolean): Promise<void>
  /** What may not be kept any more is not gone by any more. */
  withdraw(purposes: readonly Purpose[]): void
  forget(): void
}

export interface MemoryOptions {
  readonly core: Core
  readonly attention: Pick<Attention, 'export' | 'merge'>
  now(): number
  report(error: unknown): void
}

const REASONS: readonly Reason[] = ['cost', 'trust', 'length', 'looking']

export function parseReason(value: unknown): Reason | undefined {
  return REASONS.find((each) => each === value)
}

export function createMemory({ core, attention, now, report }: MemoryOptions): PageMemory {
  const { store, tabs } = core
  const tallies = createTallies({ store, tabs, now })
  const arms = createArms(core)
  const customers = createCustomers({ core, now, report })
  const history = createKept<History>({
    store,
    key: 'campaigns.history',
    purpose: 'analytics',
    ofCustomer: true,
    parse: parseHistory,
  })
  const reason = createKept<Reason | undefined>({
    store,
    key: 'campaigns.reason',
    purpose: 'personalisation',
    ofCustomer: true,
    parse: parseReason,
  })
  const props = createKept<Facts>({
    store,
    key: 'campaigns.props',
    purpose: 'personalisation',
    ofCustomer: true,
    parse: (value) => ({ ...(value as object | undefined) }),
  })
  const told = toldOf(core, report)
  const elsewhere = createElsewhere({
    core,
    tallies,
    attention,
    assignments: arms.stored,
    exitReason: () => reason.current() ?? customers.current()?.memory.exitReason,
    report,
  })
  const kept = [arms, history, reason, props] as const

  return {
    tallies,
    arms,
    customers,
    elsewhere,
    history,
    reason,
    props,
    told,
    async read() {
      await Promise.all([tallies, told, ...kept].map((each) => each.read()))
    },
    async meetCustomer(isStale) {
      const customer = await customers.load(isStale)
      told.hearComplaint(customer?.summary.openTicket === true)
      if (customer) await elsewhere.merge(customer.memory)
    },
    withdraw(purposes) {
      if (purposes.includes('analytics')) for (const each of [arms, history]) each.forget()
      if (purposes.includes('personalisation')) for (const each of [reason, props]) each.forget()
    },
    forget() {
      for (const each of [tallies, told, ...kept]) each.forget()
    },
  }
}
