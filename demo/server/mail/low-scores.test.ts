import { beforeEach, expect, test } from 'vitest'
import { addClerk, complain, openSurvey, type Clerk } from '../feedback-console/console.fixture.ts'
import { bodyOf } from '../testing/loyalty.ts'
import { DAY } from '../testing/test-server.ts'
import { mailLowScores } from './low-scores.ts'
import { useMailStage } from './mail.fixture.ts'

const stage = await useMailStage()
const { server, mailbox, run, after } = stage
let clerk: Clerk
beforeEach(async () => {
  clerk = await addClerk(server, stage.shop())
  await openSurvey(server, stage.shop())
})

async function notify(notifyEmail?: string): Promise<void> {
  const settings = notifyEmail === undefined ? {} : { notifyEmail }
  await bodyOf(clerk.ask('/settings', { method: 'PUT', body: { revision: 0, settings } }))
}

test('a low score is mailed to the merchant at once, with what was said and where to answer', async () => {
  await notify('owner@shop.example')
  const id = await complain(server, stage.shop(), { why: 'The lid was <chipped>' })
  const { reference } = (await clerk.ticket(id)).row

  const [mail] = await run()

  expect(mail).toMatchObject({
    to: 'owner@shop.example',
    subject: `Fern & Ember: 2/10 in a survey (${reference})`,
    html: expect.stringContaining('The lid was &lt;chipped&gt;'),
  })
  expect(mail?.text).toContain('How likely are you to recommend us?\n2/10')
  expect(mail?.text).toContain(`Open the ticket: https://chat.example/console/#tickets/${id}`)
  expect(mail?.text).toContain('An answer is due by Jun 11, 2026, 3:00 PM.')
})

test('each is mailed once, also by two processes that look at once', async () => {
  await notify('owner@shop.example')
  await complain(server, stage.shop())
  await complain(server, stage.shop(), { sub: 'mihai' })

  await Promise.all([mailLowScores(server.services), mailLowScores(server.services)])
  await run()

  expect(await run()).toHaveLength(2)
})

test('a good score is no news, and a shop that names no address hears of none, then or ever', async () => {
  await complain(server, stage.shop())
  expect(await run()).toHaveLength(0)

  await notify('owner@shop.example')

  expect(await run()).toHaveLength(0)
})

test('what is older than three days is not mailed any more', async () => {
  await notify('owner@shop.example')
  await complain(server, stage.shop())

  expect(await after(3 * DAY)).toHaveLength(0)
})

test('the mail is gone with whoever is erased', async () => {
  await notify('owner@shop.example')
  await complain(server, stage.shop())
  await mailLowScores(server.services)

  await stage.shop().askAsServer('/v1/customers/ana', { method: 'DELETE' })

  expect(await run()).toHaveLength(0)
  expect(mailbox.mails).toEqual([])
})
