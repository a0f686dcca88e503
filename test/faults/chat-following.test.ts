/** What happens at the shop stands in the thread, once and as it is now, however the shopper came to hear of it. */
import { expect, test, vi } from 'vitest'
import { messagesOf, type Network } from './chat-world.fixture.ts'
import { deliveries, isSend, problem, useTabs, WAIT } from './chat-tabs.fixture.ts'

const { world, open } = useTabs()

test('missed while asleep: exactly what there is, in order, edited and deleted as they are now', async () => {
  const tab = await open()
  const thread = tab.model.openThread(crypto.randomUUID())
  await thread.send({ text: 'Hello' })
  await vi.waitFor(() => expect(deliveries(tab, thread.id)).toEqual(['sent']), WAIT)
  const known = [await world().answer(thread.id, 'One'), await world().answer(thread.id, 'Two')]
  await vi.waitFor(() => expect(tab.texts(thread.id)).toHaveLength(3), WAIT)
  // Noted as told, before the page goes: what is broken off is told of again.
  const told = (): Promise<unknown> => tab.core.store.read('chat.told')
  await vi.waitFor(async () => expect(await told()).toEqual({ [thread.id]: 3 }), WAIT)
  thread.read(3)
  tab.core.leave()
  tab.browser.setNetwork(() => 'lost')
  const missed: string[] = []
  for (let at = 1; at <= 37; at++) missed.push(await world().answer(thread.id, `Answer ${at}`))
  for (const cid of [known[0]!, missed[0]!])
    await world().rewrite(thread.id, cid, { text: 'Better' })
  for (const cid of [known[1]!, missed[1]!])
    await world().rewrite(thread.id, cid, { deleted: true })

  tab.browser.setNetwork(() => 'through')
  tab.core.back()

  await vi.waitFor(() => expect(tab.texts(thread.id)).toHaveLength(40), WAIT)
  const shown = messagesOf(tab.model, thread.id)
  expect(shown.map(({ seq }) => seq)).toEqual(Array.from({ length: 40 }, (_, at) => at + 1))
  expect(shown.slice(0, 6).map(({ text }) => text)).toEqual([
    'Hello',
    'Better',
    '',
    'Better',
    '',
    'Answer 3',
  ])
  expect(shown.filter(({ isEdited }) => isEdited).map(({ seq }) => seq)).toEqual([2, 4])
  expect(shown.filter(({ isDeleted }) => isDeleted).map(({ seq }) => seq)).toEqual([3, 5])
  // One announcement, however many there are, and none of what is not there any more.
  await vi.waitFor(() => expect(tab.model.arrived.peek().length).toBeGreaterThan(30), WAIT)
  expect(tab.model.unread.peek().length).toBe(tab.model.arrived.peek().length)
})

test('what comes while the stream is being opened is not missed', async () => {
  const first = await open(undefined, world().proofOf('emil'))
  const thread = first.model.openThread(crypto.randomUUID())
  await thread.send({ text: 'Hello' })
  await vi.waitFor(() => expect(deliveries(first, thread.id)).toEqual(['sent']), WAIT)
  const browser = world().openBrowser()
  let letOpen = (): void => undefined
  const opening = new Promise<'through'>((resolve) => (letOpen = () => resolve('through')))
  browser.setNetwork((_method, path) => (path === '/v1/stream' ? opening : 'through'))
  const tab = await open(browser, world().proofOf('emil'))
  await vi.waitFor(() => expect(tab.model.conversations.peek()).toHaveLength(1), WAIT)

  await world().answer(thread.id, 'Meanwhile.')
  letOpen()

  await vi.waitFor(() => expect(tab.model.unread.peek()).toHaveLength(1), WAIT)
  const reads = browser.requests.filter(({ path }) => path.startsWith('/v1/chat/changes'))
  expect(reads).toHaveLength(2)
})

test('a cursor of another time: all is read anew, what waits stays', async () => {
  const tab = await open()
  const thread = tab.model.openThread(crypto.randomUUID())
  await thread.send({ text: 'Hello' })
  await vi.waitFor(() => expect(deliveries(tab, thread.id)).toEqual(['sent']), WAIT)
  tab.browser.setNetwork((method, path) => (isSend(method, path) ? 'lost' : 'through'))
  await thread.send({ text: 'Are you there?' })
  await world().server.database.query(
    'update chat_shoppers set cursor = 1, began = 1 where shop_id = $1',
    [world().shop.id],
  )

  await tab.model.refresh()

  expect(tab.texts(thread.id)).toEqual(['Hello', 'Are you there?'])
  tab.browser.setNetwork(() => 'through')
  thread.retry(messagesOf(tab.model, thread.id)[1]!.cid)
  await vi.waitFor(() => expect(deliveries(tab, thread.id)).toEqual(['sent', 'sent']), WAIT)
})

test('asking stops after three failures, and goes on when there is a network', async () => {
  const tab = await open(undefined, world().proofOf('dora'))
  const noStream: Network = (_method, path) =>
    path === '/v1/stream' ? problem(501, 'internal') : 'through'
  tab.browser.setNetwork(noStream)
  const stop = tab.model.show()
  const thread = tab.model.openThread(crypto.randomUUID())
  await thread.send({ text: 'Hello' })
  await vi.waitFor(() => expect(deliveries(tab, thread.id)).toEqual(['sent']), WAIT)
  // Told by nobody, it is asked for.
  await world().answer(thread.id, 'Yes?')
  await vi.waitFor(() => expect(tab.texts(thread.id)).toEqual(['Hello', 'Yes?']), WAIT)

  tab.browser.setNetwork(() => 'lost')
  await vi.waitFor(() => expect(tab.model.link.peek()).toBe('lost'), WAIT)
  const asked = () => tab.browser.requests.length
  let before = -1
  // So long nothing has been asked, where every three seconds was the rule.
  await vi.waitFor(
    () => {
      const isQuiet = asked() === before
      before = asked()
      expect(isQuiet).toBe(true)
    },
    { timeout: 40_000, interval: 8000 },
  )
  await world().answer(thread.id, 'Still there?')
  tab.browser.setNetwork(noStream)
  tab.core.online()

  await vi.waitFor(() => expect(tab.texts(thread.id)).toHaveLength(3), WAIT)
  expect(tab.model.link.peek()).toBe('live')
  expect(tab.errors).toEqual([])
  stop()
})
