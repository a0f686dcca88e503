/** Everything a campaign is judged by, as it is at this moment. */
import type { Facts, OpenFacts } from '../campaigns/audience/facts.ts'
import type { Unit } from '../campaigns/experiment/assign.ts'
import type { CampaignSet } from '../contract/campaign/served.ts'
import type { Cart } from '../core/cart-form.ts'
import type { Core } from '../core/create-core.ts'
import type { JudgeSituation } from './judge.ts'
import { type Known, readKnown } from './known.ts'
import type { PageMemory } from './memory-of-page.ts'

export interface SurroundingsOptions {
  readonly core: Core
  readonly key: string
  readonly set: CampaignSet
  readonly timezone: string
  readonly memory: PageMemory
  now(): number
  page(): { readonly facts: Facts; readonly open: OpenFacts }
}

export interface Surroundings {
  /** Set by whoever follows the cart. */
  cart: Cart | null
  /** The page has said that there is nothing in it. */
  isCartEmpty: boolean
  /** Of the merchant’s page, for this page alone. */
  props: Facts
  known(): Known
  situation(): JudgeSituation
  unit(): Unit
  /** A browser that was never seen before. */
  isFreshId(): boolean
  /** Shows on this page view. */
  readonly onPage: Map<string, number>
  /** When campaigns were closed, by their id. */
  readonly closedAt: Map<string, number>
}

export function createSurroundings(options: SurroundingsOptions): Surroundings {
  const { core, key, set, timezone, memory, now } = options
  const onPage = new Map<string, number>()
  const closedAt = new Map<string, number>()
  let pageId: string | undefined

  /** Without consent to be counted: somebody for this page alone. */
  function unit(): Unit {
    const { visitorId } = core.visits.ids()
    if (visitorId) return { id: visitorId, type: 'visitor', isEphemeral: !core.store.isLasting() }
    pageId ??= createPageId()
    return { id: pageId, type: 'visitor', isEphemeral: true }
  }

  const surroundings: Surroundings = {
    cart: null,
    isCartEmpty: false,
    props: {},
    onPage,
    closedAt,
    unit,
    isFreshId() {
      const { visitor } = core.visits.presence.peek() ?? {}
      return visitor?.visits === 1
    },
    known: () =>
      readKnown({
        core,
        set,
        timezone,
        now,
        cart: () => ({ now: surroundings.cart, isEmpty: surroundings.isCartEmpty }),
        customer: memory.customers.current,
        history: memory.history.current,
        exitReason: () => memory.reason.current() ?? memory.customers.current()?.memory.exitReason,
        told: memory.told.current,
        props: () => ({ ...memory.props.current(), ...surroundings.props }),
        page: options.page,
        tallies: memory.tallies.current,
        closedAt: (id) => closedAt.get(id) ?? null,
      }),
    situation() {
      const known = surroundings.known()
      keepStanding(memory, known)
      return {
        ...known,
        timezone,
        shop: key,
        unit: unit(),
        holdout: set.holdout,
        campaigns: set.items,
        capsOfAll: set.caps ?? {},
        tallies: memory.tallies.current(),
        stored: memory.arms.stored(),
        known: memory.customers.current()?.memory.assignments ?? [],
        isControlForEphemeral: set.controlForEphemeral,
        onPage: (id) => onPage.get(id) ?? 0,
        hasPlace: ({ slot }) =>
          slot === undefined ||
          document.querySelector(`[data-slot="${CSS.escape(slot)}"]`) !== null,
      }
    },
  }
  return surroundings
}

/** A worse stage is left by an order alone, so the one that was found is kept. */
function keepStanding({ history }: PageMemory, { lifecycle }: Known): void {
  if (!lifecycle) return
  const { stage, occasions, lastOrderAt } = lifecycle
  const before = history.current().standing
  if (before?.stage === stage && before.occasions === occasions) return
  void history.change((now) => ({
    ...now,
    standing: { stage, occasions, ...(lastOrderAt !== undefined && { lastOrderAt }) },
  }))
}

function createPageId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
