import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { joinGuest, Session } from '../../../src/contract/session.ts'
import { useServer } from '../testing/use-server.ts'
import { bodyOf, codeOf, createShopper, guestOf, secretOf, type Shopper } from './chat.fixture.ts'

const server = await useServer()
const AT_ONCE = 50

/** The same shopper, asking another process. */
async function throughAnother(shopper: Shopper): Promise<Shopper> {
  const shop = await server.addShop()
  const other = await server.startAnother()
  return createShopper(
    {
      ...shop,
      askWithSession: async ({ token }, path, { method = 'GET', body } = {}) =>
        other.app.request(path, {
          method,
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        }),
    },
    shopper.session,
  )
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1)
}

test('fifty of the same message at once, at two processes, are one message', async () => {
  const shop = await server.addShop()
  const guest = await guestOf(shop)
  const ways = [guest, await throughAnother(guest)]
  const [id, cid] = [randomUUID(), randomUUID()]

  const answers = await Promise.all(
    numbers(AT_ONCE).map((n) => ways[n % 2]?.say(id, 'Hello', { cid })),
  )

  const [first] = answers
  for (const answer of answers)
    expect(answer).toMatchObject({ message: first?.message, cursor: first?.cursor })
  const page = await guest.changes()
  expect(page.messages).toEqual([first?.message])
  expect(page.conversations).toHaveLength(1)
})

test('fifty different messages at once, at two processes, stand one behind the other', async () => {
  const shop = await server.addShop()
  const guest = await guestOf(shop)
  const ways = [guest, await throughAnother(guest)]
  const id = randomUUID()

  const answers = await Promise.all(numbers(AT_ONCE).map((n) => ways[n % 2]?.say(id, `${n}`)))

  const byCursor = answers.toSorted((a, b) => (a?.cursor ?? 0) - (b?.cursor ?? 0))
  expect(byCursor.map((answer) => answer?.message.seq)).toEqual(numbers(AT_ONCE))
  expect(new Set(answers.map((answer) => answer?.cursor)).size).toBe(AT_ONCE)
  expect(await guest.conversation(id)).toMatchObject({ lastSeq: AT_ONCE })
})

test('the same id with two texts at once is taken once, and refused for the other', async () => {
  const shop = await server.addShop()
  const guest = await guestOf(shop)
  const [id, cid] = [randomUUID(), randomUUID()]

  const codes = await Promise.all(['Yes', 'No'].map((text) => codeOf(guest.put(id, text, { cid }))))

  expect(codes.sort()).toEqual(['cid_conflict', 'ok'])
})

test('two guests who begin the same conversation at once are not in one', async () => {
  const shop = await server.addShop()
  const guests = [await guestOf(shop), await guestOf(shop)]
  const id = randomUUID()

  const codes = await Promise.all(guests.map((guest) => codeOf(guest.put(id, 'Hello'))))

  expect(codes.sort()).toEqual(['not_found', 'ok'])
})

test('conversations that many shoppers begin at once have references of their own', async () => {
  const shop = await server.addShop()
  const guest = await guestOf(shop)

  const answers = await Promise.all(numbers(AT_ONCE).map(() => guest.say(randomUUID(), 'Hello')))

  const references = new Set(answers.map(({ conversation }) => conversation.reference))
  expect(references.size).toBe(AT_ONCE)
})

test('a guest who writes while signing in loses no message and doubles none', async () => {
  const shop = await server.addShop()
  const guest = await guestOf(shop, 'ana')
  const id = randomUUID()
  await guest.say(id, '0')
  const member = createShopper(shop, Session.parse(await shop.openSession('ana')))
  const join = member.ask(joinGuest.path, { method: 'POST', body: { secret: secretOf('ana') } })

  const [codes] = await Promise.all([
    Promise.all(numbers(20).map(async (n) => ({ n, code: await codeOf(guest.put(id, `${n}`)) }))),
    bodyOf(join),
  ])

  const taken = codes.filter(({ code }) => code === 'ok').map(({ n }) => `${n}`)
  const others = new Set(codes.map(({ code }) => code))
  others.delete('ok')
  expect([...others].filter((code) => code !== 'session_expired')).toEqual([])
  const { messages } = await member.changes()
  expect(messages.map(({ text }) => text).sort()).toEqual(['0', ...taken].sort())
})
