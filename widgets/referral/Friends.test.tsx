import { cleanup, fireEvent, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import type { Friend, FriendReason } from './contract.ts'
import { readFriends, readReferralHome } from './contract.ts'
import { disposeModels, NOBODY } from './model.fixture.ts'
import { createFriend, createHome, PROGRAM } from './program.fixture.ts'
import { draw, type DrawOptions } from './render.fixture.ts'

afterEach(() => {
  cleanup()
  disposeModels()
})

async function tell(friend: Friend, options: DrawOptions = {}): Promise<string> {
  const home = createHome({ friends: [friend], nextCursor: null })
  await draw({ answers: [[readReferralHome, () => home]], ...options })
  const row = screen.getByText(friend.mask).closest('li')!
  return row.querySelector('p:last-child')!.textContent
}

const UNTIL = '2026-12-07T09:00:00.000Z'

describe('a friend', () => {
  it.each<[string, Friend]>([
    ['Has taken your invitation.', createFriend('claimed')],
    [
      'Has taken your invitation and can order until December 7.',
      createFriend('claimed', { until: UNTIL }),
    ],
    ['Has ordered. The payment is on its way.', createFriend('ordered')],
    [
      'Waits until December 7: the goods can be returned until then.',
      createFriend('pending', { until: UNTIL }),
    ],
    ['Waits until the goods can no longer be returned.', createFriend('pending')],
    [
      'Somebody is taking a look at it, until December 7 at the latest.',
      createFriend('review', { until: UNTIL }),
    ],
    ['All is well. Your reward is on its way.', createFriend('approved')],
    ['You have your reward.', createFriend('rewarded')],
    ['You got: 500 points.', createFriend('rewarded', { reward: PROGRAM.advocateReward })],
    ['This one could not be counted.', createFriend('rejected')],
    ['Did not order in time.', createFriend('expired')],
  ])('reads: %s', async (words, friend) => {
    expect(await tell(friend)).toBe(words)
  })

  it.each<[FriendReason, string]>([
    ['refunded', 'The order was returned.'],
    ['cancelled', 'The order was cancelled.'],
    ['min_order', 'The order was below €25.00.'],
    ['not_new_customer', 'Had ordered here before.'],
    ['own_link', 'This was your own link.'],
    ['cap_reached', 'Your limit was reached. Your friend got the gift all the same.'],
    ['not_eligible', 'This one could not be counted.'],
  ])('that is %s says why', async (reason, words) => {
    expect(await tell(createFriend('rejected', { reason }))).toBe(words)
  })

  it('has the date of the last change', async () => {
    await tell(createFriend('ordered'))

    expect(screen.getByText('November 20').getAttribute('datetime')).toBe(
      '2026-11-20T09:00:00.000Z',
    )
  })
})

describe('friends', () => {
  it('are summed up', async () => {
    await draw()

    const counts = screen.getByText('accepted', { exact: false }).closest('ul')!
    expect([...counts.children].map((item) => item.textContent)).toEqual([
      '8 accepted',
      '5 ordered',
      '3 rewarded',
    ])
  })

  it('that are none yet are looked forward to', async () => {
    const home = createHome({ friends: [], nextCursor: null })
    await draw({ answers: [[readReferralHome, () => home]] })

    expect(screen.getByText('Nobody yet. Who would enjoy a little gift?')).toBeTruthy()
    expect(screen.queryByText('accepted', { exact: false })).toBeNull()
  })

  it('come page by page', async () => {
    await draw({
      answers: [
        [
          readFriends,
          () => ({ items: [createFriend('claimed', { id: 'x', mask: 'Z•••' })], nextCursor: null }),
        ],
      ],
    })

    fireEvent.click(screen.getByRole('button', { name: 'Show more friends' }))

    expect(await screen.findByText('Z•••')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Show more friends' })).toBeNull()
  })

  it('that did not come are asked for again', async () => {
    let isDown = true
    await draw({
      answers: [
        [
          readFriends,
          () => {
            if (isDown) throw new Error('down')
            return { items: [createFriend('claimed', { id: 'x', mask: 'Z•••' })], nextCursor: null }
          },
        ],
      ],
    })
    fireEvent.click(screen.getByRole('button', { name: 'Show more friends' }))
    const retry = await screen.findByRole('button', { name: 'Try again' })
    isDown = false

    fireEvent.click(retry)

    expect(await screen.findByText('Z•••')).toBeTruthy()
  })

  it('of somebody without an account tell how points are fetched', async () => {
    const home = createHome({
      friends: [createFriend('approved', { reward: PROGRAM.advocateReward })],
    })
    const store = new Map<string, unknown>([
      ['guest', 'a-token-of-twenty-or-more'],
      ['home', { home, readAt: UNTIL }],
    ])
    await draw({ member: NOBODY, store, answers: [[readReferralHome, () => home]] })

    const words = await screen.findByText('Your points wait for you: sign in with the same e-mail.')
    expect(words).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Show more friends' })).toBeNull()
  })
})
