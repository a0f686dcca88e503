import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { eraseCustomer, exportCustomer } from '../../../src/contract/customer.ts'
import { fillPath } from '../../../src/contract/endpoint.ts'
import { joinGuest } from '../../../src/contract/session.ts'
import type { TestShop } from '../testing/test-shop.ts'
import { useServer } from '../testing/use-server.ts'
import {
  addSurvey,
  bodyOf,
  changeAsShop,
  codeOf,
  complain,
  guestOf,
  memberOf,
  secretOf,
  type Shopper,
} from './feedback.fixture.ts'
import { moveTicket, writeNote } from './tickets.ts'

const server = await useServer()
const ELENA = { kind: 'agent', name: 'Elena', email: 'elena@shop.example' } as const

async function addShop(): Promise<TestShop> {
  const shop = await server.addShop()
  await addSurvey(server, shop)
  return shop
}

/** In the browser of the guest of this word. */
async function signIn(shop: TestShop, word: string): Promise<Shopper> {
  const member = await memberOf(shop)
  const body = { secret: secretOf(word) }
  await bodyOf(member.ask(joinGuest.path, { method: 'POST', body }))
  return member
}

function erase(shop: TestShop): Promise<unknown> {
  const path = fillPath(eraseCustomer.path, { customerId: 'ana' })
  return bodyOf(shop.askAsServer(path, { method: 'DELETE' }))
}

test('what a guest answered is the member’s after signing in, on this device and on others', async () => {
  const shop = await addShop()
  const [guest, elsewhere] = [await guestOf(shop, 'a'), await memberOf(shop)]
  await complain(elsewhere, 'From my telephone')
  const { cursor } = await elsewhere.mine()
  const id = randomUUID()
  await guest.answer({ likely: 1, wrong: 'From my desk' }, { id })
  const before = await guest.mine()

  const member = await signIn(shop, 'a')

  const after = await elsewhere.mine()
  expect(after.cursor).toBeGreaterThan(Math.max(cursor, before.cursor))
  expect(after.tickets.map(({ subject }) => subject).sort()).toEqual([
    'From my desk',
    'From my telephone',
  ])
  expect(after.memory?.closed).toMatchObject({ 'after-order': { answered: expect.any(String) } })
  const edited = await member.answer({ likely: 1, wrong: 'It is me' }, { id, rev: 2 })
  expect(edited.ticket).toMatchObject({ id: before.tickets[0]?.id, subject: 'It is me' })
})

test('a session of the guest is worth nothing any more', async () => {
  const shop = await addShop()
  const guest = await guestOf(shop, 'a')
  const { id } = await complain(guest)

  await signIn(shop, 'a')

  expect(await codeOf(guest.put({ likely: 1 }))).toBe('session_expired')
  expect(await codeOf(guest.note(id, 'Still the guest'))).toBe('session_expired')
  expect((await guest.mine()).tickets).toEqual([])
})

test('a guest who answered nothing leaves nothing to the member', async () => {
  const shop = await addShop()
  await guestOf(shop, 'a')

  const member = await signIn(shop, 'a')

  expect(await member.mine()).toMatchObject({ cursor: 0, tickets: [] })
})

test('an export holds answers, tickets and what was said of them', async () => {
  const shop = await addShop()
  const member = await memberOf(shop)
  const { id, reference } = await complain(member, 'Broken')
  await changeAsShop(server, shop, id, (change) =>
    writeNote(change, { by: ELENA, text: 'We send another.', cid: randomUUID() }),
  )

  const path = fillPath(exportCustomer.path, { customerId: 'ana' })
  const exported = await bodyOf(shop.askAsServer(path))

  expect(exported).toMatchObject({
    feedback: {
      answers: [{ surveyId: 'after-order', answers: { likely: 2, wrong: 'Broken' } }],
      tickets: [
        {
          reference,
          entries: [
            { kind: 'opened', author: 'shopper', text: 'Broken' },
            { kind: 'note', author: 'agent', name: 'Elena', text: 'We send another.' },
          ],
          notes: [],
        },
      ],
    },
  })
})

test('erasing keeps scores of nobody, and nothing that was said', async () => {
  const shop = await addShop()
  const member = await memberOf(shop)
  const { submissionId } = (
    await member.answer(
      { likely: 2, wrong: 'I am Ana Rusu', mail: 'ana@example.com' },
      { page: '/orders/ana', about: { orderId: 'o1' } },
    )
  ).response

  await erase(shop)

  const kept = await server.database.query(
    `select submission_id as "submissionId", member_id as "memberId", answers, score, bucket, about, page
       from survey_submissions where shop_id = $1`,
    [shop.id],
  )
  expect(kept).toEqual([
    {
      submissionId,
      memberId: null,
      answers: { likely: 2 },
      score: 2,
      bucket: 'low',
      about: null,
      page: null,
    },
  ])
  for (const table of ['tickets', 'ticket_entries', 'feedback_shoppers'])
    expect(
      await server.database.query(`select 1 from ${table} where shop_id = $1`, [shop.id]),
    ).toEqual([])
})

test('what was erased can be changed by nobody, and who comes back begins anew', async () => {
  const shop = await addShop()
  const member = await memberOf(shop)
  const id = randomUUID()
  await member.answer({ likely: 2 }, { id, finished: false })
  await erase(shop)
  server.clock.pass(10 * 60_000)
  await server.runJobs()

  const back = await memberOf(shop)

  expect(await codeOf(member.put({ likely: 9 }, { id, rev: 2 }))).toBe('session_expired')
  expect(await codeOf(back.put({ likely: 9 }, { id, rev: 2 }))).toBe('not_found')
  expect(await back.mine()).toMatchObject({ cursor: 0, tickets: [] })
})

test('while a complaint is not resolved, the summary says so', async () => {
  const shop = await addShop()
  const member = await memberOf(shop)
  const summary = async (): Promise<unknown> =>
    bodyOf(member.ask('/v1/campaigns/customer')).then(
      (body) => (body as { summary: unknown }).summary,
    ) // Safe: the contract’s answer.
  const before = await summary()

  const { id } = await complain(member)
  const open = await summary()
  await changeAsShop(server, shop, id, (change) => moveTicket(change, 'resolved', ELENA))

  expect(before).toMatchObject({ openTicket: false })
  expect(open).toMatchObject({ openTicket: true })
  expect(await summary()).toMatchObject({ openTicket: false })
})
