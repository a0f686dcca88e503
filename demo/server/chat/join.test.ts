import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { joinGuest } from '../../../src/contract/session.ts'
import type { TestShop } from '../testing/test-shop.ts'
import { useServer } from '../testing/use-server.ts'
import {
  answer,
  block,
  bodyOf,
  codeOf,
  guestOf,
  memberOf,
  secretOf,
  textsOf,
  type Shopper,
} from './chat.fixture.ts'

const server = await useServer()

/** Signs in in the browser of the guest of `word`. */
async function signIn(shop: TestShop, word: string, sub: string = 'ana'): Promise<Shopper> {
  const member = await memberOf(shop, sub)
  const body = { secret: secretOf(word) }
  await bodyOf(member.ask(joinGuest.path, { method: 'POST', body }))
  return member
}

test('what a guest wrote is the member’s after signing in, on this device and on others', async () => {
  const shop = await server.addShop()
  const [guest, elsewhere] = [await guestOf(shop, 'a'), await memberOf(shop, 'ana')]
  const [old, id] = [randomUUID(), randomUUID()]
  const { cursor } = await elsewhere.say(old, 'From my telephone')
  const begun = await guest.say(id, 'From my desk')
  await answer(server, shop, id, 'Hello!')

  const member = await signIn(shop, 'a')

  const [page] = await elsewhere.follow(cursor)
  expect(page).not.toHaveProperty('reset')
  expect(textsOf(page?.messages ?? [])).toEqual(['From my desk', 'Hello!'])
  expect(page?.conversations).toMatchObject([
    { id, reference: begun.conversation.reference, lastSeq: 2, unread: 1 },
  ])
  const { message } = await member.say(id, 'It is me')
  expect(message.seq).toBe(3)
  expect((await member.changes()).conversations).toHaveLength(2)
})

test('a session of the guest is worth nothing any more', async () => {
  const shop = await server.addShop()
  const guest = await guestOf(shop, 'a')
  const id = randomUUID()
  await guest.say(id, 'Hello')

  await signIn(shop, 'a')

  expect(await codeOf(guest.put(id, 'Still the guest'))).toBe('session_expired')
  expect(await codeOf(guest.put(randomUUID(), 'Still the guest'))).toBe('session_expired')
  expect((await guest.changes()).messages).toEqual([])
})

test('a message sent again after signing in is the one of before', async () => {
  const shop = await server.addShop()
  const guest = await guestOf(shop, 'a')
  const [id, cid] = [randomUUID(), randomUUID()]
  const sent = await guest.say(id, 'Hello', { cid })

  const member = await signIn(shop, 'a')
  const again = await member.say(id, 'Hello', { cid })

  expect(again.message).toEqual(sent.message)
  expect((await member.changes()).messages).toHaveLength(1)
})

test('what the member has said of themselves stays, and what was missing is filled', async () => {
  const shop = await server.addShop()
  const member = await memberOf(shop, 'ana')
  const guest = await guestOf(shop, 'a')
  await member.say(randomUUID(), 'Hello', { contact: { name: 'Ana', more: { size: 'M' } } })
  await guest.say(randomUUID(), 'Hello', {
    contact: { name: 'A.', email: 'ana@example.com', more: { size: 'S', colour: 'green' } },
  })

  await signIn(shop, 'a')

  const rows = await server.database.query('select contact from chat_shoppers where shop_id = $1', [
    shop.id,
  ])
  expect(rows).toEqual([
    {
      contact: { name: 'Ana', email: 'ana@example.com', more: { size: 'M', colour: 'green' } },
    },
  ])
})

test('signing in unblocks nobody', async () => {
  const shop = await server.addShop()
  const guest = await guestOf(shop, 'a')
  const id = randomUUID()
  await guest.say(id, 'Hello')
  await block(server, shop, id)

  const member = await signIn(shop, 'a')

  expect(await codeOf(member.put(randomUUID(), 'Hello again'))).toBe('chat_blocked')
})

test('a guest who wrote nothing leaves nothing to the member', async () => {
  const shop = await server.addShop()
  await guestOf(shop, 'a')

  const member = await signIn(shop, 'a')

  expect(await member.changes()).toMatchObject({ conversations: [], cursor: 0 })
})
