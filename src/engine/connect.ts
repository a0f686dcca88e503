/** Connects the engine with what happens on the page: cart, member, consent, other tabs, events, and what the shopper answers. */
import type { Core } from '../core/create-core.ts'
import type { Triggers } from '../host/triggers/watch-triggers.ts'
import type { InstanceEmitter } from '../instance-events.ts'
import type { Desk } from './desk.ts'
import { piecesOf } from './facts-of-cart.ts'
import { beginVisit, noteCart, noteEvent, noteOrder, notePage } from './history.ts'
import { type PageMemory, parseReason } from './memory-of-page.ts'
import type { Place } from './place.ts'
import { about } from './present.ts'
import type { Surroundings } from './surroundings.ts'
import { armOf } from './turns.ts'

export interface Connections {
  readonly core: Core
  readonly desk: Desk
  readonly memory: PageMemory
  readonly surroundings: Surroundings
  readonly place: Pick<Place, 'type'>
  readonly triggers: Pick<Triggers, 'onEvent' | 'onCart'>
  readonly events: InstanceEmitter
  /** Counted by some campaign. */
  readonly askedEvents: ReadonlySet<string>
  now(): number
  report(error: unknown): void
}

export interface Connected {
  onEvent(name: string, props: Readonly<Record<string, unknown>>): void
  /** Another page is shown without a load. */
  turnPage(): void
  stop(): void
}

export async function connect(connections: Connections): Promise<Connected> {
  const { core, desk, memory, surroundings, triggers, now, report } = connections
  await noteVisit(connections)
  turnPage()
  const stops = [await followCart(connections), ...followAnswers(connections)]
  let { memberId } = core.identity.member.peek()
  stops.push(
    core.identity.member.subscribe((member) => {
      if (member.memberId === memberId) return desk.review()
      memberId = member.memberId
      memory
        .meetCustomer()
        .then(() => desk.review({ isShownToo: true }))
        .catch(report)
    }),
    core.visits.onStart(() => noteVisit(connections)),
    core.consent.onChange(async ({ withdrawn }) => {
      memory.withdraw(withdrawn)
      await noteVisit(connections)
      desk.review({ isShownToo: true })
    }),
    memory.tallies.onChange(() => void memory.tallies.read().then(() => desk.review(), report)),
    memory.told.onChange(() => desk.review({ isShownToo: true })),
  )
  return {
    onEvent(name, props) {
      if (name === 'order.placed') void takeOrder(connections, props).catch(report)
      else note(connections, name)
      triggers.onEvent(name)
    },
    turnPage,
    stop() {
      for (const stop of stops) stop()
    },
  }

  function turnPage(): void {
    const type = connections.place.type()
    const history = memory.history.current()
    if (notePage(history, type, now()) !== history)
      void memory.history.change((kept) => notePage(kept, type, now())).catch(report)
  }

  function note({ askedEvents }: Connections, name: string): void {
    if (name === 'cart.changed') surroundings.isCartEmpty = surroundings.cart === null
    if (!askedEvents.has(name)) return
    void memory.history
      .change((history) => noteEvent(history, name, now()))
      .then(() => desk.review(), report)
  }
}

/** Only where visits may be counted. */
async function noteVisit({ core, memory, now }: Connections): Promise<void> {
  const { visitId } = core.visits.ids()
  if (visitId) await memory.history.change((history) => beginVisit(history, visitId, now()))
}

/** Told at once of the cart that is there, and of every other one. */
async function followCart(connections: Connections): Promise<() => void> {
  const { core, desk, memory, surroundings, triggers, now, report } = connections
  const cell = await core.cart.follow()
  let isFirst = true
  return cell.subscribe((cart) => {
    surroundings.cart = cart
    surroundings.isCartEmpty &&= cart === null
    const pieces = piecesOf(cart)
    // An empty cart that nobody has spoken of says nothing of the one that was left.
    if (cart || !isFirst)
      void memory.history.change((history) => noteCart(history, pieces, now())).catch(report)
    if (!isFirst) {
      surroundings.isCartEmpty = cart === null
      triggers.onCart()
      desk.review()
    }
    isFirst = false
  })
}

function followAnswers({ core, desk, memory, surroundings, events, now, report }: Connections) {
  const takeReason = ({ reason }: Readonly<Record<string, unknown>>): void => {
    const known = parseReason(reason)
    if (!known) return
    void memory.reason
      .change(() => known)
      .then(() => {
        memory.elsewhere.soon()
        desk.review()
      }, report)
  }
  return [
    events.on('exit-intent-reason', takeReason),
    events.on('offers-reason', takeReason),
    events.on('answer', ({ widget, proposal, as }) => {
      const entry = desk.find(widget, proposal)
      if (!entry?.turn || as === 'withdrawn') return
      const { campaign, turn } = entry
      entry.turn = undefined
      if (turn.placing.is === 'preview') return
      const told = about(campaign.id, armOf(turn.placing))
      surroundings.closedAt.set(campaign.id, now())
      const counted =
        as === 'done' ? memory.tallies.converted([campaign.id]) : memory.tallies.closed(campaign.id)
      if (as === 'done') core.track('campaign.converted', told)
      else core.track('campaign.closed', { ...told, as })
      counted.then(memory.elsewhere.soon).catch(report)
    }),
  ]
}

/** The stage changes with it, in this page view: whoever is to be won back has come back. */
async function takeOrder(
  { core, desk, memory, surroundings, askedEvents, now, report }: Connections,
  props: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { orderId, value, currency } = props
  const at = now()
  await memory.history.change((history) => {
    const counted = askedEvents.has('order.placed')
      ? noteEvent(history, 'order.placed', at)
      : history
    return noteOrder(counted, {
      orderId: String(orderId),
      at,
      ...(typeof value === 'number' && { minor: value }),
      ...(typeof currency === 'string' && { currency }),
    })
  })
  const { visitStartedAt = at } = surroundings.known()
  const tallies = memory.tallies.current()
  const led = desk.entries.filter(({ campaign }) => {
    const last = tallies[campaign.id]?.shownAt.at(-1)
    return last !== undefined && Date.parse(last) >= visitStartedAt
  })
  await memory.tallies.converted(led.map(({ campaign }) => campaign.id))
  for (const { campaign, turn } of led)
    core.track('campaign.converted', about(campaign.id, turn && armOf(turn.placing)))
  desk.review({ isShownToo: true })
  memory.elsewhere.soon()
  await memory.meetCustomer(true).catch(report)
  desk.review({ isShownToo: true })
}
