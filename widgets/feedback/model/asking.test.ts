import { afterEach, describe, expect, it } from 'vitest'
import { ANA, disposeModels, GUEST, MIHAI } from '../../../src/model/context.fixture.ts'
import { forgetTab } from '../../../src/ui/tab-memory.ts'
import { type AskMemory, mergeMemory, putAskMemory } from '../contract/memory.ts'
import { noteAsk } from '../contract/surveys.ts'
import { readMine } from '../contract/ticket.ts'
import { createSurvey, createTicket } from '../survey.fixture.ts'
import { NOTHING_ASKED } from './ask-memory.ts'
import { createMinePage, occasionOf, openPage, settle } from './stage.fixture.ts'

afterEach(() => {
  disposeModels()
  forgetTab()
})

const SURVEY = createSurvey()
const OTHER = createSurvey({ id: 'csat' })
const PROPOSAL = 'survey.nps'

const ask = ({ model }: ReturnType<typeof openPage>, survey = SURVEY): Promise<boolean> =>
  model.prepare!(occasionOf(survey), 'sheet')

/** What the browser remembers. */
const memoryOf = ({ store }: ReturnType<typeof openPage>): AskMemory =>
  // Safe: what the widget keeps under this key.
  (store.get('asked') as AskMemory | undefined) ?? NOTHING_ASKED

/** Keeps the memory of its members, as a backend does. */
function createBackend() {
  let memory = NOTHING_ASKED
  const answer = (asked: { readonly body?: unknown }): AskMemory => {
    // Safe: checked by the endpoint where there is one.
    memory = mergeMemory(memory, asked.body as AskMemory)
    return memory
  }
  return [putAskMemory, answer] as const
}

describe('a survey that asks by itself', () => {
  it('is noted before it is drawn', async () => {
    const page = openPage()

    expect(await ask(page)).toBe(true)

    expect(memoryOf(page).asked).toMatchObject([{ surveyId: 'nps' }])
    expect(page.model.asking(PROPOSAL)?.step.peek()?.id).toBe('nps')
    expect(page.context.track).toHaveBeenCalledWith(
      'feedback.shown',
      expect.objectContaining({ surveyId: 'nps', surveyName: 'After an order' }),
    )
  })

  it('is asked in one of two tabs', async () => {
    const store = new Map<string, unknown>()
    const tabs = [openPage({ store }), openPage({ store })]

    const asked = await Promise.all(tabs.map((tab) => ask(tab)))

    expect(asked.filter(Boolean)).toHaveLength(1)
  })

  it('is asked on one of two devices of a member', async () => {
    const answers = [createBackend()]
    const devices = [openPage({ member: ANA, answers }), openPage({ member: ANA, answers })]
    await settle()

    expect(await ask(devices[0]!)).toBe(true)
    expect(await ask(devices[1]!)).toBe(false)
  })

  it('is not asked of a member whose other devices nobody can ask about', async () => {
    const lost = (): never => {
      throw new TypeError('Failed to fetch')
    }

    expect(await ask(openPage({ member: ANA, answers: [[putAskMemory, lost]] }))).toBe(false)
  })

  it('is not asked while a complaint is open', async () => {
    const answers = [[readMine, () => createMinePage([createTicket()])]] as const

    expect(await ask(openPage({ member: ANA, answers }))).toBe(false)
  })

  it('is not asked where nothing lasts', async () => {
    const page = openPage()
    page.context.store.isLasting = () => false

    expect(await ask(page)).toBe(false)
  })

  it('is not asked where nothing could be noted', async () => {
    const page = openPage()
    page.context.store.update = async (_key, change) => void change(undefined)

    expect(await ask(page)).toBe(false)
  })

  it('is not asked if it is no longer open', async () => {
    expect(await ask(openPage({ surveys: [] }))).toBe(false)
  })

  it('of a moment that the backend knows is asked while it is due, and says about what', async () => {
    const survey = createSurvey({ moment: { on: 'delivery' } })
    const due = [{ surveyId: 'nps', orderId: '10442' }]
    const page = openPage({
      surveys: [survey],
      member: ANA,
      answers: [[readMine, () => ({ ...createMinePage(), due })]],
    })
    const none = openPage({ surveys: [survey], member: ANA })

    expect(await ask(page, survey)).toBe(true)
    expect(await ask(none, survey)).toBe(false)
    expect(page.context.know).toHaveBeenCalledWith({
      'feedback.openTicket': false,
      'feedback.due': ['nps'],
    })
  })

  it('is counted with consent alone, and how it was closed too', async () => {
    const silent = openPage()
    await ask(silent)
    const counted = openPage()
    counted.context.granted.mockReturnValue(['functional', 'analytics'])
    await ask(counted)

    counted.model.closeAsking(PROPOSAL, 'later')

    expect(silent.askedOf(noteAsk)).toEqual([])
    expect(counted.askedOf(noteAsk).map(({ body }) => body?.['outcome'])).toEqual([
      'shown',
      'later',
    ])
  })
})

describe('closed', () => {
  it.each(['later', 'dismissed'] as const)('as %s it is remembered as that', async (as) => {
    const page = openPage()
    await ask(page)

    page.model.closeAsking(PROPOSAL, as)
    await settle()

    expect(Object.keys(memoryOf(page).closed['nps'] ?? {})).toEqual([as])
    expect(page.model.asking(PROPOSAL)).toBeUndefined()
    expect(page.context.track).toHaveBeenCalledWith(
      'feedback.dismissed',
      expect.objectContaining({ as, partly: false }),
    )
  })

  it('as “never” it silences all surveys, for good', async () => {
    const store = new Map<string, unknown>()
    const page = openPage({ store, surveys: [SURVEY, OTHER] })
    await ask(page)

    page.model.closeAsking(PROPOSAL, 'never')
    await settle()

    expect(memoryOf(page).never).toBe(true)
    expect(await ask(openPage({ store, surveys: [SURVEY, OTHER] }), OTHER)).toBe(false)
  })

  it('by nobody, it rests as one that was ignored', async () => {
    const page = openPage()
    await ask(page)

    page.model.drop!(PROPOSAL)
    await settle()

    expect(memoryOf(page).closed).toEqual({})
    expect(await ask(page)).toBe(false)
  })

  it('after an answer, it is remembered as answered, and what was answered stays', async () => {
    const page = openPage()
    await ask(page)
    await page.model.asking(PROPOSAL)!.answer(9)

    page.model.closeAsking(PROPOSAL, 'dismissed')
    await settle()

    expect(Object.keys(memoryOf(page).closed['nps'] ?? {})).toEqual(['answered', 'dismissed'])
    expect(page.model.sittings.peek()).toHaveLength(1)
  })

  it('where nobody hears it, it is told to the other devices from the next page', async () => {
    const store = new Map<string, unknown>()
    const page = openPage({ store, member: ANA })
    await ask(page)
    page.answers.set(putAskMemory, () => {
      throw new TypeError('Failed to fetch')
    })
    page.model.closeAsking(PROPOSAL, 'never')
    await settle()
    expect(page.context.stayAwake).toHaveBeenLastCalledWith(true)

    const next = openPage({ store, member: ANA })
    await settle()

    expect(next.askedOf(putAskMemory).at(-1)?.body).toMatchObject({ never: true })
    expect(next.context.stayAwake).toHaveBeenLastCalledWith(false)
  })
})

describe('what was asked', () => {
  it('is remembered by the browser when its customer has left', async () => {
    const page = openPage({ member: ANA, answers: [createBackend()] })
    await ask(page)

    page.member.value = GUEST
    await settle()

    expect(page.model.asking(PROPOSAL)).toBeUndefined()
    expect(page.context.withdraw).toHaveBeenCalledWith(PROPOSAL)
    expect(await ask(page)).toBe(false)
  })

  it('of a member is not left to whoever comes next', async () => {
    const ofAna: AskMemory = { ...NOTHING_ASKED, never: true }
    const page = openPage({ member: ANA, answers: [[putAskMemory, () => ofAna]] })
    expect(await ask(page)).toBe(false)

    page.answers.set(putAskMemory, ({ body }) => body)
    page.member.value = MIHAI
    await settle()

    expect(memoryOf(page).never).toBe(false)
    expect(await ask(page)).toBe(true)
  })
})

describe('drawn anew in another language', () => {
  it('the same sitting goes on, and is not asked a second time', async () => {
    const store = new Map<string, unknown>()
    const page = openPage({ store })
    await ask(page)
    const { submissionId } = page.model.asking(PROPOSAL)!
    page.model.dispose()

    const next = openPage({ store })

    expect(await ask(next)).toBe(true)
    expect(next.model.asking(PROPOSAL)?.submissionId).toBe(submissionId)
    expect(memoryOf(next).asked).toHaveLength(1)
    expect(await ask(next)).toBe(false)
  })
})
