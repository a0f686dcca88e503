import { afterEach, describe, expect, it } from 'vitest'
import { readFriends, readReferralHome } from '../contract.ts'
import { disposeModels, setUp, whenKnown } from '../model.fixture.ts'
import { createFriend, createHome } from '../program.fixture.ts'

afterEach(disposeModels)

describe('friends', () => {
  it('are read on from where the home ends', async () => {
    const { model, askedOf } = await whenKnown(setUp())
    const first = model.friends.all.value.length
    expect(model.friends.hasMore.value).toBe(true)

    await model.friends.loadMore()

    expect(askedOf(readFriends)).toEqual([{ query: { cursor: '50' } }])
    expect(model.friends.all.value).toHaveLength(first + 1)
    expect(model.friends.hasMore.value).toBe(false)
  })

  it('begin anew with a home that has changed', async () => {
    const { model, answers } = await whenKnown(setUp())
    await model.friends.loadMore()
    const newest = createFriend('claimed', { id: 'f-new' })
    answers.set(readReferralHome, () => createHome({ revision: 8, friends: [newest] }))

    await model.refresh()

    expect(model.friends.all.value).toEqual([newest])
    expect(model.friends.hasMore.value).toBe(true)
  })
})
