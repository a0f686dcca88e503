/** Every kind of question a survey may ask, its end, and a complaint: readable, reachable and large enough, one after the other. */
import type { Page, Route } from 'playwright-core'
import { describe, expect } from 'vitest'
import type { Survey } from '../../widgets/feedback/contract/survey.ts'
import type { Ticket } from '../../widgets/feedback/contract/ticket.ts'
import {
  createEntry,
  createSurvey,
  createTicket,
  RULES,
} from '../../widgets/feedback/survey.fixture.ts'
import { openSection, settle, test, type WidgetStage } from '../helpers/all-widgets.ts'
import { findViolations } from '../helpers/axe.ts'
import { look } from '../helpers/look.ts'
import { panelOf } from '../helpers/widgets.ts'

const PANEL = '[part="panel"]'
const FINGER = { hasTouch: true, isMobile: true, viewport: { width: 320, height: 640 } }
/** As long as a merchant may want them, in a language of long words. */
const QUESTION = {
  en: 'How likely are you to recommend us to a friend?',
  ru: 'Насколько вероятно, что вы порекомендуете наш магазин друзьям и родственникам?',
}
const LABEL = {
  en: 'The order came late',
  ru: 'Заказ пришёл позже, чем было обещано при оформлении',
}

const options = ['late', 'broken', 'other'].map((id) => ({ id, label: LABEL }))
const pictures = options.map((option) => ({ ...option, image: '/picture.png' }))

const SURVEY: Survey = createSurvey({
  title: QUESTION,
  moment: { on: 'button' },
  anonymous: 'offered',
  locales: ['en', 'ru'],
  steps: [
    { kind: 'nps', id: 'nps', question: QUESTION, hint: LABEL },
    { kind: 'csat', id: 'faces', question: QUESTION },
    { kind: 'csat', id: 'numbers', question: QUESTION, look: 'numbers' },
    { kind: 'ces', id: 'ces', question: QUESTION },
    { kind: 'rating', id: 'stars', question: QUESTION, most: 10 },
    { kind: 'rating', id: 'rating', question: QUESTION, look: 'numbers', most: 10 },
    { kind: 'choice', id: 'choice', question: QUESTION, options },
    { kind: 'choice', id: 'several', question: QUESTION, options, multiple: true },
    { kind: 'picture', id: 'picture', question: QUESTION, options: pictures },
    { kind: 'text', id: 'text', question: QUESTION, placeholder: LABEL },
    { kind: 'email', id: 'email', question: QUESTION },
  ],
  endings: [
    {
      id: 'thanks',
      text: QUESTION,
      action: { kind: 'review', url: 'https://reviews.example/write', label: LABEL },
    },
  ],
})

const TICKET: Ticket = createTicket({
  stage: 'resolved',
  asksWhetherFixed: true,
  subject: LABEL.ru,
  entries: [
    createEntry(1, { kind: 'opened', by: { kind: 'shopper' } }),
    createEntry(2, { text: QUESTION.ru }),
    createEntry(3, { kind: 'stage', stage: 'resolved', text: undefined }),
  ],
})

type Visit = WidgetStage['visit']

/** With the survey and the complaint behind it, and answers that are taken. */
async function visitFeedback(
  visit: Visit,
  language: keyof typeof QUESTION,
  options: Parameters<Visit>[0] = {},
): Promise<Page> {
  const page = await visit({ language, panelOnly: true, ...options })
  const say = (path: string, json: unknown): Promise<unknown> =>
    page.route(path, (route) => route.fulfill({ json }))
  await say('**/v1/feedback/surveys*', { items: [SURVEY], rules: RULES })
  await say('**/v1/feedback/mine', { cursor: 1, tickets: [TICKET], due: [] })
  await page.route('**/v1/feedback/responses/*', takeAnswers)
  await openSection(page, 'feedback')
  return page
}

function takeAnswers(route: Route): Promise<void> {
  const submissionId = new URL(route.request().url()).pathname.split('/').at(-1)
  // Safe: the widget sends what its contract says; anything else fails where it is read.
  const sent = route.request().postDataJSON() as Record<string, unknown>
  const response = { ...sent, submissionId, at: new Date().toISOString() }
  return route.fulfill({ json: { response } })
}

/** What is found at each question and at the end, and then in the complaint; nothing is left out where nothing is found. */
async function findInAll(
  page: Page,
  find: (page: Page) => Promise<readonly string[]>,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const found: Record<string, readonly string[]> = {}
  await press(page, '.tile', SURVEY_ROW)
  for (const { id } of SURVEY.steps) {
    found[id] = await find(page)
    await press(page, '.fb-ways [type=submit]')
  }
  found['end'] = await find(page)
  await press(page, '.fb-quiet')
  await press(page, '.tile', TICKET_ROW)
  found['complaint'] = await find(page)
  return found
}

const TICKET_ROW = 0
const SURVEY_ROW = 1

async function press(page: Page, selector: string, at = 0): Promise<void> {
  await panelOf(page).locator(selector).nth(at).press('Enter')
  await settle(page)
}

const NOTHING = Object.fromEntries(
  [...SURVEY.steps.map(({ id }) => id), 'end', 'complaint'].map((place) => [place, []]),
)

test.for([false, true])('axe finds nothing, dark: %s', async (isDark, { visit }) => {
  const page = await visitFeedback(visit, 'en', { isDark })

  expect(await findInAll(page, findViolations)).toEqual(NOTHING)
})

describe('in long words', () => {
  test('nothing is cut off or out of reach at 320 × 256 px', async ({ visit }) => {
    const page = await visitFeedback(visit, 'ru')
    await page.setViewportSize({ width: 320, height: 256 })

    expect(await findInAll(page, findCut)).toEqual(NOTHING)
  })

  test('nothing is cut off or out of reach with twice the text size', async ({ visit }) => {
    const page = await visitFeedback(visit, 'ru')
    await page.setViewportSize({ width: 360, height: 740 })
    const session = await page.context().newCDPSession(page)
    await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } })

    expect(await findInAll(page, findCut)).toEqual(NOTHING)
  })
})

test('in forced colours every control shows where it is', async ({ visit }) => {
  const page = await visitFeedback(visit, 'en')
  await page.emulateMedia({ forcedColors: 'active' })

  expect(await findInAll(page, (page) => look(page, 'shapeless'))).toEqual(NOTHING)
})

test('under a finger all there is to press is 44 px', async ({ newContext, visit }) => {
  const page = await visitFeedback(visit, 'ru', { context: await newContext(FINGER) })

  expect(await findInAll(page, (page) => look(page, 'smallerThan', 44))).toEqual(NOTHING)
})

test('from right to left nothing is cut off or out of reach', async ({ visit }) => {
  const page = await visitFeedback(visit, 'ru', { direction: 'rtl' })

  expect(await findInAll(page, findCut)).toEqual(NOTHING)
})

async function findCut(page: Page): Promise<string[]> {
  return [await look(page, 'clipped'), await look(page, 'unreachable', PANEL)].flat()
}
