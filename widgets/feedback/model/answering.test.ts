import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  ANA,
  createRefusal,
  disposeModels,
  GUEST,
  MIHAI,
} from '../../../src/model/context.fixture.ts'
import { forgetTab } from '../../../src/ui/tab-memory.ts'
import { putResponse } from '../contract/responses.ts'
import { createBranching, createSurvey, NPS, WHY } from '../survey.fixture.ts'
import { openPage, settle } from './stage.fixture.ts'

// No pause is so short that it ends by chance within a test.
beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0.5))
afterEach(() => {
  vi.restoreAllMocks()
  disposeModels()
  forgetTab()
  vi.useRealTimers()
})

async function begin(shop: Parameters<typeof openPage>[0] = {}, surveyId = 'nps') {
  const page = openPage(shop)
  await settle()
  return { ...page, sitting: page.model.begin(surveyId)! }
}

const offline = (): never => {
  throw new TypeError('Failed to fetch')
}

describe('a sitting', () => {
  it('asks one question after the other, and comes to its ending', async () => {
    const { sitting } = await begin()
    expect(sitting.step.peek()?.id).toBe('nps')
    expect(sitting.progress.peek()).toEqual({ at: 1, of: 2 })
    expect(sitting.hasBack.peek()).toBe(false)

    await sitting.answer(9)
    expect(sitting.step.peek()?.id).toBe('why')
    expect(sitting.progress.peek()).toEqual({ at: 2, of: 2 })
    await sitting.answer('It grows.')

    expect(sitting.step.peek()).toBeUndefined()
    expect(sitting.ending.peek()?.id).toBe('thanks')
    expect(sitting.answers.peek()).toEqual({ nps: 9, why: 'It grows.' })
  })

  it('goes back to what was answered, and on from there by the new answer', async () => {
    const { sitting } = await begin({ surveys: [createBranching()] }, 'branching')
    await sitting.answer(3)
    expect(sitting.step.peek()?.id).toBe('reason')

    sitting.back()
    expect(sitting.step.peek()?.id).toBe('nps')
    expect(sitting.answers.peek()).toEqual({ nps: 3 })
    await sitting.answer(10)

    expect(sitting.ending.peek()?.id).toBe('review')
    expect(sitting.hasBack.peek()).toBe(false)
  })

  it('passes over what need not be answered, and nothing else', async () => {
    const survey = createSurvey({ steps: [{ ...NPS, required: true }, WHY] })
    const { sitting } = await begin({ surveys: [survey] })

    await sitting.answer(undefined)
    expect(sitting.step.peek()?.id).toBe('nps')
    await sitting.answer(11)
    expect(sitting.step.peek()?.id).toBe('nps')
    await sitting.answer(7)
    await sitting.answer(undefined)

    expect(sitting.ending.peek()?.id).toBe('thanks')
    expect(sitting.answers.peek()).toEqual({ nps: 7 })
  })

  it('is edited from its beginning, and stays finished where the way is the same', async () => {
    const { sitting, askedOf } = await begin()
    await sitting.answer(9)
    await sitting.answer('Good.')
    await settle()

    sitting.edit()
    expect(sitting.step.peek()?.id).toBe('nps')
    await sitting.answer(8)
    await settle()

    expect(sitting.step.peek()?.id).toBe('why')
    expect(askedOf(putResponse).at(-1)?.body).toMatchObject({
      rev: 3,
      finished: true,
      answers: { nps: 8, why: 'Good.' },
    })
  })
})

describe('answers', () => {
  it('leave with every step, all of them each time', async () => {
    const { sitting, askedOf } = await begin()

    await sitting.answer(9)
    await settle()
    await sitting.answer('Good.')
    await settle()

    const [first, second] = askedOf(putResponse)
    expect(first?.params).toEqual({ submissionId: sitting.submissionId })
    expect(first?.body).toEqual({
      surveyId: 'nps',
      revision: 1,
      locale: 'en',
      answers: { nps: 9 },
      rev: 1,
      finished: false,
      page: 'https://shop.example/mug',
    })
    expect(second).toMatchObject({
      params: first!.params,
      body: { rev: 2, finished: true, answers: { nps: 9, why: 'Good.' } },
    })
    expect(sitting.saving.peek()).toBe('saved')
  })

  it('of a way that was left are not sent', async () => {
    const { sitting, askedOf } = await begin({ surveys: [createBranching()] }, 'branching')
    await sitting.answer(3)
    await sitting.answer(['broken'])
    sitting.back()
    sitting.back()
    await sitting.answer(10)
    await settle()

    expect(askedOf(putResponse).at(-1)?.body).toMatchObject({
      answers: { nps: 10 },
      finished: true,
    })
  })

  it('are kept before they leave, and go out from the next page', async () => {
    const store = new Map<string, unknown>()
    const { sitting, model } = await begin({ store, answers: [[putResponse, offline]] })
    await sitting.answer(9)
    await settle()
    expect(sitting.saving.peek()).toBe('kept')
    model.dispose()

    const next = openPage({ store })
    await settle()

    expect(next.askedOf(putResponse)).toHaveLength(1)
    const [again] = next.model.sittings.peek()
    expect(again?.submissionId).toBe(sitting.submissionId)
    expect(again?.step.peek()?.id).toBe('why')
    expect(again?.saving.peek()).toBe('saved')
    expect(next.model.begin('nps')?.submissionId).toBe(sitting.submissionId)
  })

  it('are sent anew when the network is back', async () => {
    const { sitting, answers, announceChange, askedOf } = await begin({
      answers: [[putResponse, offline]],
    })
    await sitting.answer(9)
    await settle()
    answers.set(putResponse, ({ params, body }) => ({ response: { ...params, ...body } }))

    announceChange()
    await settle()

    expect(sitting.saving.peek()).toBe('saved')
    expect(askedOf(putResponse)).toHaveLength(2)
  })

  it('wait as long as the backend asks, and no shorter', async () => {
    vi.useFakeTimers()
    const busy = createRefusal('rate_limited', 429, { retryAfterMs: 7000 })
    const page = openPage({
      answers: [
        [
          putResponse,
          () => {
            throw busy
          },
        ],
      ],
    })
    await vi.advanceTimersByTimeAsync(10)
    await page.model.begin('nps')!.answer(9)
    await vi.advanceTimersByTimeAsync(6900)
    page.announceChange()
    await vi.advanceTimersByTimeAsync(50)
    expect(page.askedOf(putResponse)).toHaveLength(1)

    await vi.advanceTimersByTimeAsync(100)

    expect(page.askedOf(putResponse)).toHaveLength(2)
  })

  it.each([
    ['answer_unfit', 422],
    ['response_locked', 409],
    ['survey_over', 410],
  ])('that are refused as %s stay to be seen, with the reason', async (code, status) => {
    const refuse = (): never => {
      throw createRefusal(code, status, { params: { path: 'answers.nps' } })
    }
    const { sitting, askedOf, announceChange } = await begin({ answers: [[putResponse, refuse]] })
    await sitting.answer(9)
    await settle()
    announceChange()
    await settle()

    expect(sitting.saving.peek()).toBe('refused')
    expect(sitting.refusal.peek()).toMatchObject({ code, params: { path: 'answers.nps' } })
    expect(sitting.answers.peek()).toEqual({ nps: 9 })
    expect(askedOf(putResponse)).toHaveLength(1)

    sitting.retry()
    await settle()

    expect(askedOf(putResponse)).toHaveLength(2)
  })

  it('given while others leave are sent after them, once', async () => {
    let arrive = (): void => undefined
    const { sitting, answers, askedOf } = await begin()
    answers.set(putResponse, async ({ params, body }) => {
      await new Promise<void>((resolve) => (arrive = resolve))
      return { response: { ...params, ...body } }
    })
    await sitting.answer(9)
    await settle()
    expect(sitting.saving.peek()).toBe('sending')
    await sitting.answer('Good.')
    arrive()
    await settle()
    arrive()
    await settle()

    expect(askedOf(putResponse).map(({ body }) => body?.['rev'])).toEqual([1, 2])
    expect(sitting.saving.peek()).toBe('saved')
  })

  it('say so where the browser keeps nothing, and are sent all the same', async () => {
    const page = openPage({ answers: [[putResponse, offline]] })
    page.context.store.update = async () => undefined
    page.context.store.isLasting = () => false
    await settle()
    const sitting = page.model.begin('nps')!

    await sitting.answer(9)
    await settle()
    expect(sitting.saving.peek()).toBe('unsaved')
    page.answers.set(putResponse, ({ params, body }) => ({ response: { ...params, ...body } }))
    page.announceChange()
    await settle()

    expect(sitting.saving.peek()).toBe('saved')
  })

  it('keep the widget awake until they have arrived', async () => {
    const { sitting, context, answers, announceChange } = await begin({
      answers: [[putResponse, offline]],
    })
    await sitting.answer(9)
    await settle()
    expect(context.stayAwake).toHaveBeenLastCalledWith(true)

    answers.set(putResponse, ({ params, body }) => ({ response: { ...params, ...body } }))
    announceChange()
    await settle()

    expect(context.stayAwake).toHaveBeenLastCalledWith(false)
  })

  it('of a customer are gone when they sign out, and nobody else sees them', async () => {
    const { sitting, model, member } = await begin({ member: ANA })
    await sitting.answer(9)
    model.open(sitting)

    member.value = GUEST
    member.value = MIHAI
    await settle()

    expect(model.sittings.peek()).toEqual([])
    expect(model.current.peek()).toBeUndefined()
  })

  it('of a guest who signs in are theirs', async () => {
    const { sitting, model, member } = await begin()
    await sitting.answer(9)

    member.value = ANA
    await settle()

    expect(model.sittings.peek().map(({ submissionId }) => submissionId)).toEqual([
      sitting.submissionId,
    ])
  })
})
