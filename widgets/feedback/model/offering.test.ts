import { afterEach, describe, expect, it } from 'vitest'
import { disposeModels } from '../../../src/model/context.fixture.ts'
import { forgetTab } from '../../../src/ui/tab-memory.ts'
import { putResponse } from '../contract/responses.ts'
import { readSurveys } from '../contract/surveys.ts'
import { createSurvey, NPS } from '../survey.fixture.ts'
import { occasionOf, openPage, settle } from './stage.fixture.ts'

afterEach(() => {
  disposeModels()
  forgetTab()
})

const SURVEY = createSurvey()
const OTHER = createSurvey({ id: 'csat' })
const PROPOSAL = 'survey.nps'

describe('the section offers', () => {
  it('surveys of the always-there button, and those that wait as a dot', async () => {
    const button = createSurvey({ id: 'button', moment: { on: 'button' } })
    const page = openPage({ surveys: [button, SURVEY, OTHER] })
    await page.model.prepare!(occasionOf(SURVEY), 'badge')
    expect(page.context.track).not.toHaveBeenCalled()

    expect(page.model.always.peek().map(({ id }) => id)).toEqual(['button', 'nps'])
    const sitting = page.model.begin('nps')!
    expect(page.context.track).toHaveBeenCalledWith('feedback.shown', expect.anything())
    await sitting.answer(9)

    expect(page.model.always.peek().map(({ id }) => id)).toEqual(['button'])
  })

  it('nothing of a survey that was just answered to its end', async () => {
    const button = createSurvey({ id: 'button', moment: { on: 'button' }, steps: [NPS] })
    const editableUntil = new Date(Date.now() + 60_000).toISOString()
    const page = openPage({
      surveys: [button, SURVEY],
      answers: [
        [putResponse, ({ params, body }) => ({ response: { ...params, ...body, editableUntil } })],
      ],
    })
    await page.model.prepare!(occasionOf(SURVEY), 'sheet')
    await page.model.asking(PROPOSAL)!.answer(9)
    await page.model.asking(PROPOSAL)!.answer('Good')
    await page.model.begin('button')!.answer(9)
    await settle()

    expect(page.model.always.peek()).toEqual([])
    expect(page.model.sittings.peek().map(({ survey }) => survey.id)).toEqual(['button', 'nps'])
  })

  it('nothing of a survey that is wrong, which is reported once, with its place', async () => {
    const wrong = createSurvey({ id: 'wrong', steps: [{ ...NPS, next: 'nowhere' }] })
    const button = createSurvey({ id: 'button', moment: { on: 'button' } })
    const page = openPage({ surveys: [wrong, { id: 'odd' }, button] })
    await settle()
    await page.model.refresh()

    expect(page.model.always.peek().map(({ id }) => id)).toEqual(['button'])
    expect(page.context.report.mock.calls.map(([error]) => String(error))).toEqual([
      'Error: Survey "wrong" is left out, because of steps[0].next: unknown_target.',
      'Error: Survey "odd" is left out, because of revision: invalid.',
    ])
  })

  it('what an earlier page has read, where nobody answers', async () => {
    const store = new Map<string, unknown>()
    const button = createSurvey({ id: 'button', moment: { on: 'button' } })
    openPage({ store, surveys: [button] })
    await settle()
    const lost = (): never => {
      throw new TypeError('Failed to fetch')
    }

    const page = openPage({ store, answers: [[readSurveys, lost]] })
    await settle()
    await page.model.refresh()
    const nothing = openPage({ answers: [[readSurveys, lost]] })
    await settle()

    expect(page.model.always.peek().map(({ id }) => id)).toEqual(['button'])
    expect(page.model.status.peek()).toBe('stale')
    expect(nothing.model.status.peek()).toBe('failed')
  })
})
