import { expect, test } from 'vitest'
import { listenTo } from '../chat-inbox/stream.fixture.ts'
import { useServer } from '../testing/use-server.ts'
import { addSurvey, changeAsShop, complain, createShopper, guestOf } from './feedback.fixture.ts'
import { moveTicket } from './tickets.ts'

const server = await useServer()
const ELENA = { kind: 'agent', name: 'Elena' } as const

async function begin() {
  const shop = await server.addShop()
  await addSurvey(server, shop)
  const session = await shop.openSession('ana')
  return { shop, session, ana: createShopper(shop, session) }
}

test('a shopper hears of each change of a ticket, also at another process, by the cursor they then read', async () => {
  const { shop, session, ana } = await begin()
  const other = await server.startAnother()
  const headers = { authorization: `Bearer ${session.token}` }
  const stream = await listenTo(other.app, '/v1/stream', headers)
  await stream.next()

  const { id } = await complain(ana)
  const opened = await stream.nextOf('feedback.changed')
  const first = await ana.mine()
  await changeAsShop(server, shop, id, (change) => moveTicket(change, 'in_progress', ELENA))
  const moved = await stream.nextOf('feedback.changed')

  expect(opened).toMatchObject({ revision: first.cursor })
  expect(moved).toMatchObject({ revision: (await ana.mine()).cursor })
  await stream.leave()
  await other.stop()
})

test('every console of the shop hears of a ticket', async () => {
  const { shop, ana } = await begin()
  const cookie = await shop.signInMerchant()
  const stream = await listenTo(server.app, '/v1/merchant/chat/stream', { cookie })
  await stream.next()

  await complain(ana)

  expect(await stream.nextOf('tickets.changed')).toEqual({ type: 'tickets.changed', data: {} })
  await stream.leave()
})

test('what changes nothing is told to nobody', async () => {
  const { shop, ana } = await begin()
  const { id } = await complain(ana)
  await changeAsShop(server, shop, id, (change) => moveTicket(change, 'assigned', ELENA))
  const { cursor } = await ana.mine()

  await ana.see(id, 1)
  await changeAsShop(server, shop, id, (change) => moveTicket(change, 'assigned', ELENA))
  await (await guestOf(shop)).answer({ likely: 9 })

  expect((await ana.mine()).cursor).toBe(cursor)
})
