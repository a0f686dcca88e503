import { expect, test } from 'vitest'
import { MINUTE } from '../testing/test-server.ts'
import { useServer } from '../testing/use-server.ts'
import { addAgent, begin, say, type Inbox } from './inbox.fixture.ts'

const server = await useServer()

async function open() {
  const shop = await server.addShop()
  return { shop, agent: await addAgent(server, shop) }
}

const idsOf = ({ items }: Inbox): string[] => items.map(({ conversationId }) => conversationId)

test('whoever waits longest stands first, then what is newest', async () => {
  const { shop, agent } = await open()
  const ids: string[] = []
  for (const sub of ['ana', 'ben', 'cai', 'dan']) {
    ids.push(await begin(shop, `From ${sub}`, { sub }))
    server.clock.pass(MINUTE)
  }
  const [ana, ben, cai, dan] = ids as [string, string, string, string]
  await agent.answer(ana, 'Hello Ana')
  server.clock.pass(MINUTE)
  await agent.answer(cai, 'Hello Cai')

  expect(idsOf(await agent.inbox())).toEqual([ben, dan, cai, ana])
})

test('a line tells who wrote what, how long they have waited and how much nobody has read', async () => {
  const { shop, agent } = await open()
  const contact = { name: 'Ana Rusu', email: 'ana@example.org' }
  const conversationId = await begin(shop, 'Where is my parcel?', { contact })
  server.clock.pass(MINUTE)
  await say(shop, `${'ș'.repeat(139)}🌿!`, { conversationId })

  const { items, counts, me } = await agent.inbox()

  expect(items).toEqual([
    {
      conversationId,
      reference: expect.stringMatching(/^\S+$/),
      stage: 'new',
      name: 'Ana Rusu',
      email: 'ana@example.org',
      isMember: true,
      last: { text: `${'ș'.repeat(139)}🌿`, by: 'shopper' },
      updatedAt: '2026-06-10T12:01:00.000Z',
      waitingSince: '2026-06-10T12:00:00.000Z',
      unread: 2,
      isBlocked: false,
      isHere: expect.any(Boolean),
    },
  ])
  expect(counts).toEqual({ open: 1, mine: 0, unassigned: 1, unread: 2 })
  expect(me).toEqual({ email: agent.email, name: 'Test shop' })
})

test('what the shop vouches for goes before what somebody says of themselves', async () => {
  const { shop, agent } = await open()
  await begin(shop, 'Hello', { contact: { name: 'The boss', email: 'boss@example.org' } })
  await server.database.query(
    `update members set name = 'Ana', email = 'ana@example.org' where shop_id = $1`,
    [shop.id],
  )

  const [row] = (await agent.inbox()).items

  expect(row).toMatchObject({ name: 'Ana', email: 'ana@example.org' })
})

test('agents are named as the shop has named them', async () => {
  const { shop, agent } = await open()
  const agents = [{ email: agent.email, name: 'Maria' }]
  await server.database.query(
    `insert into chat_settings (shop_id, revision, settings, saved_at) values ($1, 1, $2, $3)`,
    [shop.id, JSON.stringify({ agents }), server.clock.now()],
  )
  const id = await begin(shop, 'Hello')

  const { author } = await agent.answer(id, 'Hello')

  expect(author).toEqual({ kind: 'agent', name: 'Maria' })
  expect((await agent.inbox()).me).toEqual(agents[0])
  expect((await agent.inbox()).items[0]?.assignee).toEqual(agents[0])
})

test('filters show the own ones, those nobody has, and those that are over', async () => {
  const { shop, agent } = await open()
  const colleague = await addAgent(server, shop)
  const subs = ['ana', 'ben', 'cai', 'dan']
  const [mine, theirs, nobodys, over] = await Promise.all(
    subs.map((sub) => begin(shop, 'Hello', { sub })),
  )
  await agent.answer(mine!, 'Mine')
  await colleague.answer(theirs!, 'Theirs')
  await agent.handle(over!, { resolved: true })

  const shown = async (filter: string) => idsOf(await agent.inbox({ filter })).sort()

  expect(await shown('mine')).toEqual([mine])
  expect(await shown('unassigned')).toEqual([nobodys])
  expect(await shown('resolved')).toEqual([over])
  expect(await shown('open')).toEqual([mine, theirs, nobodys].sort())
  expect(await shown('all')).toEqual([mine, theirs, nobodys, over].sort())
  expect((await agent.inbox()).counts).toMatchObject({ open: 3, mine: 1, unassigned: 1 })
})

test('fifty come at a time', async () => {
  const { shop, agent } = await open()
  const subs = Array.from({ length: 53 }, (_, index) => `customer-${index}`)
  for (const sub of subs) {
    await begin(shop, 'Hello', { sub })
    server.clock.pass(1000)
  }

  const first = await agent.inbox()
  const second = await agent.inbox({ skip: '50' })

  expect([first.items.length, first.hasMore]).toEqual([50, true])
  expect([second.items.length, second.hasMore]).toEqual([3, false])
  expect(new Set([...idsOf(first), ...idsOf(second)]).size).toBe(53)
  expect(first.counts.open).toBe(53)
})

test.each([
  ['the beginning of a name', 'ștef'],
  ['the beginning of a family name, in capitals', 'ȚEPEȘ'],
  ['the beginning of an address', 'Stefan@exa'],
  ['words of a message, in other capitals', 'ГДЕ МОЙ чай'],
  ['a percent sign', '50%'],
  ['an underscore', 'size_'],
  ['a backslash', 'c:\\tea'],
  ['a quote', `it's`],
  ['an emoji', '🌿'],
])('the search finds %s', async (_, search) => {
  const { shop, agent } = await open()
  const contact = { name: 'Ștefan Țepeș', email: 'stefan@example.org' }
  const text = `Где мой чай? 50% off, size_l, C:\\tea, it's 🌿`
  const sought = await begin(shop, text, { contact })
  await begin(shop, 'Another one', { sub: 'ben' })

  expect(idsOf(await agent.inbox({ search }))).toEqual([sought])
})

test('the search finds a reference, and nothing by a wildcard or from the middle of a name', async () => {
  const { shop, agent } = await open()
  const sought = await begin(shop, 'Hello', { contact: { name: 'Ana Rusu' } })
  await begin(shop, 'Hello', { sub: 'ben' })
  const row = (await agent.inbox()).items.find((item) => item.conversationId === sought)

  const found = await agent.inbox({ search: ` ${row?.reference.toLowerCase()} ` })

  expect(idsOf(found)).toEqual([sought])
  for (const search of ['%', '_', 'usu', '\\'])
    expect(idsOf(await agent.inbox({ search }))).toEqual([])
  expect(idsOf(await agent.inbox({ search: '  ' }))).toHaveLength(2)
})

test('without a sign-in there is no inbox', async () => {
  const answer = await server.app.request('/v1/merchant/chat/conversations')

  expect(answer.status).toBe(401)
})
