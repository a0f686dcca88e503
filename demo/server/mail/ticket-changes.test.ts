import { beforeEach, expect, test } from 'vitest'
import {
  addClerk,
  complain,
  openSurvey,
  type Answering,
  type Clerk,
} from '../feedback-console/console.fixture.ts'
import { bodyOf } from '../testing/loyalty.ts'
import { DAY, MINUTE } from '../testing/test-server.ts'
import { SHOP_ORIGIN } from '../testing/test-shop.ts'
import { useMailStage } from './mail.fixture.ts'
import { mailTicketChanges } from './ticket-changes.ts'

const stage = await useMailStage()
const { server, mailbox, run, after } = stage
let clerk: Clerk
beforeEach(async () => {
  const shop = stage.shop()
  clerk = await addClerk(server, shop)
  await openSurvey(server, shop)
})

/** Ana complains from a page of the shop, and leaves. */
async function leave(more: Answering = {}): Promise<string> {
  const id = await complain(server, stage.shop(), {
    page: `${SHOP_ORIGIN}/checkout/thank-you`,
    ...more,
  })
  await server.database.query(
    `update members set email = 'ana@home.example' where shop_id = $1 and sub = 'ana'`,
    [stage.shop().id],
  )
  return id
}

async function see(ticketId: string, seq: number): Promise<void> {
  const path = `/v1/feedback/tickets/${ticketId}/seen`
  await bodyOf(stage.shop().askAsMember('ana', path, { method: 'POST', body: { seq } }))
}

test('what a shopper who left has not seen goes to their mail after ten minutes, all in one', async () => {
  const id = await leave()
  await clerk.handle(id, { assignee: clerk.email })
  await clerk.note(id, { text: 'A new lid <leaves> today.', isPublic: true, stage: 'in_progress' })
  await clerk.note(id, { text: 'The third one!', isPublic: false })
  expect(await after(10 * MINUTE - 1)).toHaveLength(0)

  const [mail, ...others] = await after(1)

  expect(others).toEqual([])
  expect(mail).toMatchObject({
    to: 'ana@home.example',
    subject: expect.stringMatching(/^Fern & Ember: news about your feedback \(.+\)$/),
    html: expect.stringContaining('A new lid &lt;leaves&gt; today.'),
  })
  expect(mail?.text).toContain('We are working on it.')
  expect(mail?.text).not.toContain('is looking into it')
  expect(mail?.text).not.toContain('The third one')
  expect(mail?.text).toContain(`See it in the shop: ${SHOP_ORIGIN}/checkout/thank-you`)
})

test('each is mailed once, also by two processes that look at once', async () => {
  const id = await leave()
  await clerk.note(id, { text: 'One moment.', isPublic: true })
  server.clock.pass(10 * MINUTE)
  await Promise.all([mailTicketChanges(server.services), mailTicketChanges(server.services)])
  expect(await run()).toHaveLength(1)

  await clerk.note(id, { text: 'It leaves today.', isPublic: true })
  await after(10 * MINUTE)

  expect(mailbox.mails).toHaveLength(2)
  expect(mailbox.mails[1]?.text).not.toContain('One moment.')
})

test('what was seen in the shop is not mailed', async () => {
  const id = await leave()
  const { ticket } = await clerk.note(id, { text: 'One moment.', isPublic: true })
  await see(id, ticket.entries.length)

  expect(await after(DAY / 24)).toHaveLength(0)
})

test('nor what was seen while the mail server was away', async () => {
  const id = await leave()
  const { ticket } = await clerk.note(id, { text: 'One moment.', isPublic: true })
  mailbox.refuse(new Error('away'))
  await after(10 * MINUTE)
  await see(id, ticket.entries.length)
  mailbox.refuse(undefined)

  expect(await after(DAY / 24)).toHaveLength(0)
})

test('a ticket to which nothing happened is no news', async () => {
  await leave()

  expect(await after(DAY / 24)).toHaveLength(0)
})

test('without an address nothing is mailed; with one that was typed in the survey it is', async () => {
  const silent = await complain(server, stage.shop(), { sub: 'mihai' })
  await clerk.note(silent, { text: 'Which lid?', isPublic: true })
  expect(await after(DAY / 24)).toHaveLength(0)

  await server.database.query(
    `update tickets set email = 'mihai@home.example' where ticket_id = $1`,
    [silent],
  )

  expect(await run()).toMatchObject([{ to: 'mihai@home.example' }])
})

test('a page that is not the shop’s is not linked to', async () => {
  const id = await leave({ page: 'https://evil.example/fern-and-ember' })
  await clerk.note(id, { text: 'Which lid?', isPublic: true, stage: 'your_turn' })

  const [mail] = await after(10 * MINUTE)

  expect(mail?.text).toContain('We need an answer from you')
  expect(mail?.html).not.toContain('href')
})

test('it is written in the language the survey was read in', async () => {
  const id = await leave({ locale: 'ro' })
  await clerk.handle(id, { stage: 'resolved' })

  const [mail] = await after(10 * MINUTE)

  expect(mail?.subject).toContain('noutăți despre sesizarea ta')
  expect(mail?.text).toContain('Credem că am rezolvat.')
})
