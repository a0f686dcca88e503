import { afterEach, describe, expect, it, vi } from 'vitest'
import { createQuestion } from '../../../src/model/question.fixture.ts'
import { readReferralHome } from '../contract.ts'
import { disposeModels, setUp, whenKnown } from '../model.fixture.ts'
import { createHome } from '../program.fixture.ts'

afterEach(disposeModels)

describe('news', () => {
  it('are codes the shopper has not looked at', async () => {
    const { context } = await whenKnown(setUp())

    await vi.waitFor(() => expect(context.setNews).toHaveBeenLastCalledWith(1))
  })

  it('are none while the shopper looks, nor on the next page', async () => {
    const store = new Map<string, unknown>()
    const { model, context } = await whenKnown(setUp({ store }))
    model.show('panel')
    await vi.waitFor(() => expect(context.setNews).toHaveBeenLastCalledWith(0))

    const next = await whenKnown(setUp({ store }))

    await vi.waitFor(() => expect(next.context.setNews).toHaveBeenCalled())
    expect(next.context.setNews).not.toHaveBeenCalledWith(1)
  })

  it('stay news where the link alone is shown', async () => {
    const { model, context } = await whenKnown(setUp())

    model.show('page', 'link')

    await vi.waitFor(() => expect(context.setNews).toHaveBeenLastCalledWith(1))
    await new Promise((resolve) => setTimeout(resolve))
    expect(context.setNews).not.toHaveBeenCalledWith(0)
  })

  it('are none for who looks before it is known what was seen', async () => {
    const { model, context } = setUp()
    const { read } = context.store
    const seen = createQuestion<unknown>()
    context.store.read = (key) => (key === 'seen' ? seen.promise : read(key))
    await vi.waitFor(() => expect(model.status.value).toBe('advocate'))

    model.show('page')
    seen.resolve(undefined)
    await new Promise((resolve) => setTimeout(resolve))

    expect(context.setNews.mock.calls).toEqual([[0]])
  })

  it('come once more when an unused code is about to end', async () => {
    const store = new Map<string, unknown>([['seen', ['r-1']]])
    const expiresAt = new Date(Date.now() + 86_400_000).toISOString()
    const [reward] = createHome().rewards
    const home = createHome({ rewards: [{ ...reward!, expiresAt }] })

    const { context } = await whenKnown(setUp({ store, answers: [[readReferralHome, () => home]] }))

    await vi.waitFor(() => expect(context.setNews).toHaveBeenLastCalledWith(1))
  })
})
