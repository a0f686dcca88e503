import { afterEach, describe, expect, it } from 'vitest'
import { disposeModels } from '../../../src/model/context.fixture.ts'
import { forgetTab } from '../../../src/ui/tab-memory.ts'
import { putAnonymousResponse, putResponse } from '../contract/responses.ts'
import { createSurvey } from '../survey.fixture.ts'
import { openPage, settle } from './stage.fixture.ts'

afterEach(() => {
  disposeModels()
  forgetTab()
})

async function begin(surveys: readonly unknown[]) {
  const page = openPage({ surveys })
  await settle()
  return { ...page, sitting: page.model.begin('nps')! }
}

describe('without a name', () => {
  const OFFERED = createSurvey({ anonymous: 'offered' })

  it('they go another way, under another id, and nothing of them is counted', async () => {
    const { sitting, askedOf, context } = await begin([OFFERED])
    expect(sitting.mayBeAnonymous.peek()).toBe(true)

    sitting.setAnonymous(true)
    await sitting.answer(9)
    await sitting.answer('Good.')
    await settle()

    expect(askedOf(putResponse)).toEqual([])
    const sent = askedOf(putAnonymousResponse).at(-1)!
    expect(sent.body).toMatchObject({ answers: { nps: 9, why: 'Good.' }, finished: true })
    expect(sent.params?.['submissionId']).not.toBe(sitting.submissionId)
    expect(sitting.isAnonymous.peek()).toBe(true)
    const counted = context.track.mock.calls.map(([name]) => name)
    expect(counted).toEqual(['feedback.shown'])
  })

  it('they stay so once the first answer has left, and named ones stay named', async () => {
    const { sitting } = await begin([OFFERED])
    await sitting.answer(9)
    await settle()

    sitting.setAnonymous(true)

    expect(sitting.mayBeAnonymous.peek()).toBe(false)
    expect(sitting.isAnonymous.peek()).toBe(false)
  })

  it('nothing at all is counted of a survey that never has names', async () => {
    const { sitting, context } = await begin([createSurvey({ anonymous: 'always' })])

    await sitting.answer(9)
    await sitting.answer('Good.')

    expect(sitting.isAnonymous.peek()).toBe(true)
    expect(context.track).not.toHaveBeenCalled()
  })
})
