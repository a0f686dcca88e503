/** Lives two months of a shop through its own server: what happens happens in the order of time, the nights do the waiting. */
import type { Claim, ReferralCase } from '../../../../widgets/referral/contract.ts'
import { startTestServer } from '../../testing/test-server.ts'
import { addReferralShop, bodyOf } from '../referral.fixture.ts'
import { buy, buyFirst, readCode, take, type Place } from './acts.ts'
import { DAY } from './honest.ts'
import type { Invitation } from './invitation.ts'
import { decide, isAnyInReview, readCases } from './merchant.ts'
import { sendRobots } from './robots.ts'
import type { Shopper } from './shopper.ts'

/** What came of an invitation. */
export interface Outcome {
  readonly invitation: Invitation
  /** Why the friend was refused when taking it. */
  refused?: string
  claim?: Claim
  /** A person of the shop looked at it. */
  isReviewed?: boolean
  case?: ReferralCase
}

export interface Result {
  readonly outcomes: readonly Outcome[]
  readonly robots: Awaited<ReturnType<typeof sendRobots>>
  /** How often the merchant was told that goods came back after the reward. */
  readonly returnsTold: number
}

interface Event {
  readonly atMs: number
  act(): Promise<void>
}

interface Life {
  readonly place: Place
  readonly outcomes: readonly Outcome[]
  readonly codes: Map<Shopper, string>
  /** By the claim’s id without its signature. */
  readonly byClaim: Map<string, Outcome>
}

/** Waits, a review and the way to it all fit in. */
const LAST_DAY = 66
const ROBOTS_LOOK_AT = 40

export async function live(invitations: readonly Invitation[]): Promise<Result> {
  const server = await startTestServer({ trustProxy: true })
  try {
    const shop = await addReferralShop(server)
    const place = { server, shop }
    const outcomes = invitations.map((invitation): Outcome => ({ invitation }))
    const life: Life = { place, outcomes, codes: new Map(), byClaim: new Map() }
    await open(life)
    await pass(life, server.clock.now().getTime())
    await conclude(life)
    const robots = await sendRobots(place, [...life.codes.values()].slice(0, ROBOTS_LOOK_AT))
    return { outcomes, robots, returnsTold: await countReturns(place) }
  } finally {
    await server.stop()
  }
}

/** Whoever is a customer has bought; whoever invites has looked at their link. */
async function open({ place, outcomes, codes }: Life): Promise<void> {
  const advocates = new Map(
    outcomes.map(({ invitation }) => [invitation.advocate, invitation] as const),
  )
  for (const [advocate, invitation] of advocates) {
    if (advocate.isCustomer) await buyFirst(place, advocate)
    codes.set(advocate, await readCode(place, invitation))
    place.server.clock.pass(20_000)
  }
}

async function pass(life: Life, startMs: number): Promise<void> {
  const { server } = life.place
  const events = eventsOf(life)
  for (let day = 0; day <= LAST_DAY; day += 1) {
    const end = (day + 1) * DAY
    while (events[0] && events[0].atMs < end) {
      const event = events.shift()
      server.clock.set(new Date(startMs + (event?.atMs ?? 0)).toISOString())
      await event?.act()
    }
    server.clock.set(new Date(startMs + end).toISOString())
    await server.runJobs()
    await lookThrough(life)
  }
}

function eventsOf(life: Life): Event[] {
  return life.outcomes
    .flatMap((outcome, index) => eventsOfOne(life, outcome, `order-${index}`))
    .sort((a, b) => a.atMs - b.atMs)
}

function eventsOfOne({ place, codes, byClaim }: Life, outcome: Outcome, orderId: string): Event[] {
  const { invitation } = outcome
  const { claim, order, advocate } = invitation
  const codeOf = (): string => codes.get(advocate) ?? ''
  const taking: Event = {
    atMs: claim.atMs,
    act: async () => {
      const answer = await take(place, invitation, codeOf())
      if ('refused' in answer) outcome.refused = answer.refused
      else {
        outcome.claim = answer.claim
        byClaim.set(bareId(answer.claim.claimId), outcome)
      }
    },
  }
  if (!order) return [taking]
  const buying: Event = {
    atMs: order.atMs,
    act: () => buy(place, invitation, { orderId, code: codeOf(), claim: outcome.claim }),
  }
  const { returnedAtMs } = order
  if (returnedAtMs === undefined) return [taking, buying]
  const returning = async (): Promise<void> =>
    void (await bodyOf(place.shop.refund(orderId, `return-${orderId}`, 5000)))
  return [taking, buying, { atMs: returnedAtMs, act: returning }]
}

function bareId(claimId: string): string {
  return claimId.split('.')[0] ?? ''
}

/** Whoever looks at a case is right about it: what a person can find out is beyond this test. */
async function lookThrough(life: Life): Promise<void> {
  if (!(await isAnyInReview(life.place))) return
  for (const { claimId, orderId } of await readCases(life.place, 'review')) {
    const outcome = outcomeOf(life, { claimId, orderId })
    outcome.isReviewed = true
    const isHonest = outcome.invitation.expected === 'paid'
    await decide(life.place, claimId, isHonest ? 'approve' : 'reject')
  }
}

function outcomeOf(
  { byClaim, outcomes }: Life,
  { claimId, orderId }: { readonly claimId: string; readonly orderId: string | undefined },
): Outcome {
  const found = byClaim.get(claimId) ?? outcomes[Number(orderId?.replace('order-', ''))]
  if (!found) throw new Error(`Nobody in the town took ${claimId}.`)
  return found
}

/** Where each invitation ended. One typed at the till without having been taken is found by its order. */
async function conclude(life: Life): Promise<void> {
  for (const found of await readCases(life.place)) {
    const outcome = outcomeOf(life, { claimId: found.claimId, orderId: found.orderId })
    // One who typed the advocate’s code has a second one by that, with the order in it.
    if (!outcome.case || found.orderId) outcome.case = found
  }
}

async function countReturns({ server, shop }: Place): Promise<number> {
  const [row] = await server.database.query<{ count: number }>(
    'select count(*)::bigint as count from referral_claims where shop_id = $1 and returned_at is not null',
    [shop.id],
  )
  return row?.count ?? 0
}
