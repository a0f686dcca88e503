import { afterEach, describe, expect, it } from 'vitest'
import { disposeModels } from '../../../src/model/context.fixture.ts'
import { issueOffer } from '../../../src/contract/campaign/issue.ts'
import { createOffer } from '../../../src/model/campaign/campaign.fixture.ts'
import { forgetTab } from '../../../src/ui/tab-memory.ts'
import { createBranching, createSurvey, NPS, REASON } from '../survey.fixture.ts'
import { occasionOf, openPage, settle } from './stage.fixture.ts'

afterEach(() => {
  disposeModels()
  forgetTab()
})

type Page = ReturnType<typeof openPage>

async function begin(shop: Parameters<typeof openPage>[0] = {}, surveyId = 'nps') {
  const page = openPage(shop)
  await settle()
  return { ...page, sitting: page.model.begin(surveyId)! }
}

/** The props of each of this name. */
const toldOf = ({ context }: Pick<Page, 'context'>, name: string): unknown[] =>
  context.track.mock.calls.flatMap(([one, props]) => (one === name ? [props] : []))

const leavePage = (): void => void dispatchEvent(new Event('pagehide'))

describe('answers are counted', () => {
  it('as they were read, with all so far, and no text', async () => {
    const page = await begin({ surveys: [createBranching()] }, 'branching')

    await page.sitting.answer(3)
    await page.sitting.answer(['broken'])
    await page.sitting.answer('It leaks')

    const nps = {
      questionId: 'nps',
      question: 'How likely are you to recommend us?',
      value: 3,
      bucket: 'low',
    }
    const reason = {
      questionId: 'reason',
      question: 'What went wrong?',
      value: ['broken'],
      labels: ['It was broken'],
    }
    const why = { questionId: 'why', question: 'Why?' }
    expect(toldOf(page, 'feedback.answer')).toEqual([
      expect.objectContaining({ ...nps, surveyId: 'branching', answers: [nps] }),
      expect.objectContaining({ ...reason, answers: [nps, reason] }),
      expect.objectContaining({ ...why, answers: [nps, reason, why] }),
    ])
    expect(toldOf(page, 'feedback.answer')[2]).not.toHaveProperty('value')
    expect(toldOf(page, 'feedback.completed')).toMatchObject([{ answers: [nps, reason, why] }])
  })

  it('with texts where the merchant lets them', async () => {
    const page = await begin({ options: { eventsWithText: true } })
    await page.sitting.answer(9)
    await page.sitting.answer('It grows')

    expect(toldOf(page, 'feedback.answer')[1]).toMatchObject({ value: 'It grows' })
  })
})

describe('a score', () => {
  it('is told at the end, and once, however often it is changed', async () => {
    const page = await begin()
    await page.sitting.answer(9)
    expect(toldOf(page, 'score.given')).toEqual([])
    await page.sitting.answer(undefined)
    page.sitting.edit()
    await page.sitting.answer(3)
    await page.sitting.answer('Hm')

    expect(toldOf(page, 'score.given')).toEqual([{ kind: 'nps', score: 9 }])
    expect(toldOf(page, 'feedback.completed')).toHaveLength(1)
    expect(page.context.know).toHaveBeenCalledWith(
      expect.objectContaining({
        'feedback.lastNps': 9,
        'feedback.lastSurveyAt': expect.any(Number),
      }),
    )
  })

  it('is told when the shopper turns away half-way, and not again at the end', async () => {
    const page = await begin()
    page.model.open(page.sitting)
    await page.sitting.answer(9)

    page.model.leave()
    await page.sitting.answer('Good')

    expect(toldOf(page, 'score.given')).toEqual([{ kind: 'nps', score: 9 }])
  })

  it('is told when its card is closed half-way', async () => {
    const page = openPage()
    await page.model.prepare!(occasionOf({ id: 'nps' }), 'sheet')
    await page.model.asking('survey.nps')!.answer(10)

    page.model.closeAsking('survey.nps', 'dismissed')

    expect(toldOf(page, 'score.given')).toEqual([{ kind: 'nps', score: 10 }])
    expect(toldOf(page, 'feedback.dismissed')).toMatchObject([{ as: 'dismissed', partly: true }])
  })

  it('of stars is told to nobody', async () => {
    const survey = createSurvey({ steps: [{ ...NPS, kind: 'rating' }] })
    const page = await begin({ surveys: [survey] })

    await page.sitting.answer(5)

    expect(toldOf(page, 'score.given')).toEqual([])
  })
})

describe('a page that is left half-way', () => {
  it('is told once, with the score, which a later page does not tell again', async () => {
    const store = new Map<string, unknown>()
    const page = await begin({ store })
    await page.sitting.answer(9)
    await settle()

    leavePage()
    leavePage()
    page.model.dispose()
    const next = await begin({ store })
    await next.sitting.answer('Good')

    expect(toldOf(page, 'feedback.abandoned')).toMatchObject([{ answers: [{ value: 9 }] }])
    expect(toldOf(page, 'score.given')).toEqual([{ kind: 'nps', score: 9 }])
    expect(toldOf(next, 'score.given')).toEqual([])
    expect(toldOf(next, 'feedback.completed')).toHaveLength(1)
  })

  it('begins no write', async () => {
    const page = await begin()
    await page.sitting.answer(9)
    await settle()
    const before = new Map(page.store)

    leavePage()
    await settle()

    expect(page.store).toEqual(before)
  })

  it('says nothing of a survey that was not touched, or is finished', async () => {
    const page = await begin()
    leavePage()
    await page.sitting.answer(9)
    await page.sitting.answer('Good')
    leavePage()

    expect(toldOf(page, 'feedback.abandoned')).toEqual([])
  })
})

describe('half-way', () => {
  it('nothing else is said, until the end', async () => {
    const page = await begin()
    await page.sitting.answer(9)
    expect(page.context.setBusy).toHaveBeenLastCalledWith(true)

    await page.sitting.answer('Good')

    expect(page.context.setBusy).toHaveBeenLastCalledWith(false)
  })

  it('nothing else is said, until the shopper turns away', async () => {
    const page = await begin()
    page.model.open(page.sitting)
    await page.sitting.answer(9)

    page.model.leave()

    expect(page.context.setBusy).toHaveBeenLastCalledWith(false)
  })
})

describe('after the last answer', () => {
  const survey = createSurvey({
    steps: [REASON],
    isCancelling: true,
    moment: { on: 'element' },
    endings: [{ id: 'stay', text: { en: 'Stay?' }, action: { kind: 'offer', offerId: 'ten' } }],
  })

  it('an offer is issued when it is asked for', async () => {
    const page = await begin({
      surveys: [survey],
      answers: [[issueOffer, () => createOffer({ offerId: 'ten', code: 'STAY-10' })]],
    })
    await page.sitting.answer(['late'])
    expect(page.askedOf(issueOffer)).toEqual([])

    expect(await page.model.takeOffer(page.sitting)).toBe('STAY-10')

    expect(page.askedOf(issueOffer)[0]).toMatchObject({
      params: { offerId: 'ten' },
      body: { campaignId: 'survey.nps', isExit: false },
    })
  })

  it('no offer is taken where the ending has none', async () => {
    const page = await begin()

    expect(await page.model.takeOffer(page.sitting)).toBeUndefined()
  })

  it('the page is told that cancelling goes on, or that the shopper stays', async () => {
    const page = await begin({ surveys: [survey] })

    page.model.decide(page.sitting, 'cancelled')

    expect(page.context.announce).toHaveBeenCalledWith('cancelled', {
      surveyId: 'nps',
      submissionId: page.sitting.submissionId,
    })
  })
})
