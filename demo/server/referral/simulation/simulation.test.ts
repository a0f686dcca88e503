import { beforeAll, describe, expect, test } from 'vitest'
import { inviteAll } from './invite-all.ts'
import { live, type Outcome, type Result } from './live.ts'
import { createRandom } from './random.ts'
import { endingOf, isPaid, isWrong } from './tally.ts'

const SEED = 7
/** As many as a minute can live through; `node bench/referral.ts` takes 2,000. */
const SHOPPERS = 120
/** On a machine that is busy with other things. */
const PATIENCE_MS = 300_000

let result: Result
beforeAll(async () => {
  result = await live(inviteAll(SEED, SHOPPERS))
}, PATIENCE_MS)

function expecting(expected: Outcome['invitation']['expected']): Outcome[] {
  return result.outcomes.filter(({ invitation }) => invitation.expected === expected)
}

function describeWrong(outcomes: readonly Outcome[]): string[] {
  return outcomes.filter(isWrong).map(({ invitation: { kind }, refused, case: found }) => {
    const { status = 'no case', reason = '', flags = [], blocks = [] } = found ?? {}
    return [kind, refused ?? 'taken', status, reason, ...flags, ...blocks].join(' · ')
  })
}

describe('two months of a town', () => {
  test('pay at least 99 in 100 honest invitations, but for the cap', () => {
    const honest = expecting('paid').filter(({ case: found }) => found?.reason !== 'cap_reached')

    expect(honest.length).toBeGreaterThan(30)
    expect(
      honest.filter(isPaid).length / honest.length,
      describeWrong(honest).join('\n'),
    ).toBeGreaterThanOrEqual(0.99)
  })

  test('refuse no friend of an honest advocate their code', () => {
    const honest = [...expecting('paid'), ...expecting('returned')]

    expect(honest.filter(({ claim }) => claim?.code === undefined)).toEqual([])
  })

  test('pay for nobody who invites themself, in a ring, by a coupon site or by a machine, unless a person agrees', () => {
    const abuse = expecting('held')

    expect(new Set(abuse.map(({ invitation }) => invitation.kind)).size).toBeGreaterThanOrEqual(14)
    expect(describeWrong(abuse)).toEqual([])
  })

  test('refuse what is certain, and leave to a person what is not', () => {
    const endings = new Map(
      expecting('held').map((outcome) => [outcome.invitation.kind, endingOf(outcome)]),
    )

    expect(Object.fromEntries(endings)).toMatchObject({
      'own link, signed in': 'refused',
      'own e-mail, spelt otherwise': 'refused',
      'own phone, another name': 'refused',
      'ring of 2, closing': 'refused',
      'ring of 5, closing': 'refused',
      'own browser, parcel elsewhere': 'review',
      'incognito, to one’s own door': 'review',
    })
  })

  test('pay nothing for goods that come back in time, and tell the merchant of those that come back later', () => {
    const later = result.outcomes.filter(
      ({ invitation }) => invitation.kind === 'bought, and sent back once paid',
    )

    expect(expecting('returned').length).toBeGreaterThan(0)
    expect(expecting('returned').filter(isPaid)).toEqual([])
    expect(result.returnsTold).toBe(later.length)
  })

  test('pay an advocate no more than the cap, wherever the code was published', () => {
    const posted = result.outcomes.filter(({ invitation }) =>
      invitation.kind.startsWith('code in an old post'),
    )

    expect(posted.filter(isPaid)).toHaveLength(10)
  })

  test('count no look of a robot or a hidden frame', () => {
    for (const [kind, { sent, counted }] of result.robots) {
      expect(sent, kind).toBeGreaterThan(0)
      expect(counted, kind).toBe(0)
    }
  })
})

test('the same seed is the same town, another seed another', () => {
  const kindsOf = (seed: number): string =>
    inviteAll(seed, 200)
      .map(({ kind, friend, claim }) => `${kind} ${friend.email} ${claim.atMs}`)
      .join('\n')

  expect(kindsOf(3)).toBe(kindsOf(3))
  expect(kindsOf(3)).not.toBe(kindsOf(4))
})

test('chance picks every number of a range about as often', () => {
  const random = createRandom(1)
  const counts = Array.from({ length: 6 }, () => 0)

  for (let roll = 0; roll < 6000; roll += 1) counts[random.below(6)]! += 1

  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150)
})
