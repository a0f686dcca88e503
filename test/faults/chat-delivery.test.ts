/** What a shopper has written reaches the shop once and in order, whatever the network, the server and the tabs do. */
import { describe, expect, test, vi } from 'vitest'
import { messagesOf } from './chat-world.fixture.ts'
import { deliveries, failing, isSend, problem, useTabs, WAIT } from './chat-tabs.fixture.ts'

const { world, open } = useTabs()

test('a lost acknowledgement: one message at the shop, one bubble, sent', async () => {
  const tab = await open()
  tab.browser.setNetwork(failing('deaf'))
  const thread = tab.model.openThread(crypto.randomUUID())

  await thread.send({ text: 'Is the mug in stock?' })

  await vi.waitFor(() => expect(deliveries(tab, thread.id)).toEqual(['sent']), WAIT)
  expect(await world().stored(thread.id)).toHaveLength(1)
})

test('a doubled request makes one message', async () => {
  const tab = await open()
  tab.browser.setNetwork(failing('doubled'))
  const thread = tab.model.openThread(crypto.randomUUID())

  await thread.send({ text: 'Hello' })

  await vi.waitFor(() => expect(deliveries(tab, thread.id)).toEqual(['sent']), WAIT)
  expect(await world().stored(thread.id)).toHaveLength(1)
})

test('written without a network, closed, and opened again: all go out once, in order', async () => {
  const { browser, ...first } = await open()
  browser.setNetwork(() => 'lost')
  const thread = first.model.openThread(crypto.randomUUID())
  for (const text of ['One', 'Two', 'Three']) await thread.send({ text })
  expect(first.model.isKept.peek()).toBe(true)
  first.kill()

  browser.setNetwork(() => 'through')
  const tab = await open(browser)
  await vi.waitFor(() => expect(tab.texts(thread.id)).toEqual(['One', 'Two', 'Three']), WAIT)

  await vi.waitFor(() => expect(deliveries(tab, thread.id)).toEqual(['sent', 'sent', 'sent']), WAIT)
  expect((await world().stored(thread.id)).map(({ text }) => text)).toEqual(['One', 'Two', 'Three'])
})

describe('two tabs', () => {
  test('the one that sends is killed: the other takes over, and nothing is sent twice', async () => {
    const { browser, ...leader } = await open()
    const thread = leader.model.openThread(crypto.randomUUID())
    await thread.send({ text: 'Hello' })
    await vi.waitFor(() => expect(deliveries(leader, thread.id)).toEqual(['sent']), WAIT)
    const other = await open(browser)
    await vi.waitFor(() => expect(other.texts(thread.id)).toEqual(['Hello']), WAIT)
    const hanging = new Promise<'deaf'>(() => undefined)
    browser.setNetwork((method, path) => (isSend(method, path) ? hanging : 'through'))
    await thread.send({ text: 'Two' })
    await thread.send({ text: 'Three' })

    browser.setNetwork(() => 'through')
    leader.kill()

    await vi.waitFor(() => expect(deliveries(other, thread.id)).toEqual(['sent', 'sent', 'sent']), {
      timeout: 6000,
      interval: 20,
    })
    expect((await world().stored(thread.id)).map(({ text }) => text)).toEqual([
      'Hello',
      'Two',
      'Three',
    ])
  })

  test('an answer is told in one of them, and read in one is read in both within a second', async () => {
    const { browser, ...one } = await open()
    const thread = one.model.openThread(crypto.randomUUID())
    await thread.send({ text: 'Hello' })
    await vi.waitFor(() => expect(deliveries(one, thread.id)).toEqual(['sent']), WAIT)
    const other = await open(browser)
    await vi.waitFor(() => expect(other.texts(thread.id)).toEqual(['Hello']), WAIT)

    await world().answer(thread.id, 'Yes, two of them.')
    for (const tab of [one, other])
      await vi.waitFor(() => expect(tab.model.unread.peek()).toHaveLength(1), WAIT)
    thread.read(2)

    expect(one.model.unread.peek()).toEqual([])
    await vi.waitFor(() => expect(other.model.unread.peek()).toEqual([]), { timeout: 1000 })
    const told = [one, other].filter((tab) => tab.model.arrived.peek().length > 0)
    expect(told).toHaveLength(1)
  })
})

test('what is refused for good says why, gives its text back, and holds up nobody', async () => {
  const tab = await open()
  const thread = tab.model.openThread(crypto.randomUUID())
  await thread.send({ text: 'Hello' })
  await thread.send({ text: 'x'.repeat(150_000) })
  await thread.send({ text: 'Still here?' })

  await vi.waitFor(
    () => expect(deliveries(tab, thread.id)).toEqual(['sent', 'sent', 'refused']),
    WAIT,
  )

  const refused = messagesOf(tab.model, thread.id)[2]!
  expect(refused.reason?.code).toBe('payload_too_large')
  expect((await thread.takeBack(refused.cid))?.text).toHaveLength(150_000)
  expect(tab.texts(thread.id)).toEqual(['Hello', 'Still here?'])
})

test('asked to wait, it waits so long, and says so', async () => {
  const tab = await open()
  tab.browser.setNetwork(failing(problem(429, 'rate_limited', { 'retry-after': '3' })))
  const thread = tab.model.openThread(crypto.randomUUID())
  await thread.send({ text: 'One' })
  await thread.send({ text: 'Two' })

  await vi.waitFor(() => {
    const [first] = messagesOf(tab.model, thread.id)
    expect(first).toMatchObject({ delivery: 'waiting', reason: { code: 'rate_limited' } })
  }, WAIT)
  await vi.waitFor(() => expect(deliveries(tab, thread.id)).toEqual(['sent', 'sent']), WAIT)

  const [asked, again] = tab.browser.requests.filter(({ method, path }) => isSend(method, path))
  expect(again!.at - asked!.at).toBeGreaterThanOrEqual(2990)
  expect((await world().stored(thread.id)).map(({ text }) => text)).toEqual(['One', 'Two'])
})

test('on a shared computer nothing of one is the next one’s, and what was lost is told', async () => {
  const tab = await open(undefined, world().proofOf('ana'))
  const thread = tab.model.openThread(crypto.randomUUID())
  await thread.send({ text: 'I am Ana' })
  await vi.waitFor(() => expect(deliveries(tab, thread.id)).toEqual(['sent']), WAIT)
  tab.browser.setNetwork((method, path) => (isSend(method, path) ? 'lost' : 'through'))
  await thread.send({ text: 'Ana’s secret' })
  await vi.waitFor(() => expect(deliveries(tab, thread.id)).toContain('waiting'), WAIT)

  await tab.core.identity.identify(null)
  await tab.core.identity.identify(world().proofOf('boris'))
  tab.browser.setNetwork(() => 'through')
  await tab.model.refresh()

  expect(tab.model.conversations.peek()).toEqual([])
  expect(tab.model.current.peek()).toBeUndefined()
  expect(tab.model.lost.peek()).toBe(1)
  const kept = JSON.stringify(await tab.core.store.entries())
  expect(kept).not.toContain('Ana')
  expect((await world().stored(thread.id)).map(({ text }) => text)).toEqual(['I am Ana'])
})

test('a guest who signs in keeps the conversation, and no secret', async () => {
  const tab = await open()
  const thread = tab.model.openThread(crypto.randomUUID())
  await thread.send({ text: 'As a guest' })
  await vi.waitFor(() => expect(deliveries(tab, thread.id)).toEqual(['sent']), WAIT)

  await tab.core.identity.identify(world().proofOf('carla'))
  await thread.send({ text: 'As Carla' })

  await vi.waitFor(() => expect(deliveries(tab, thread.id)).toEqual(['sent', 'sent']), WAIT)
  await vi.waitFor(async () => expect(await tab.core.store.read('guest')).toBeUndefined(), WAIT)
  const device = await open(world().openBrowser(), world().proofOf('carla'))
  await vi.waitFor(() => expect(device.model.conversations.peek()).toHaveLength(1), WAIT)
  device.model.openThread(thread.id)
  await vi.waitFor(() => expect(device.texts(thread.id)).toEqual(['As a guest', 'As Carla']), WAIT)
})

test('before the shopper writes nothing is stored and nobody is asked', async () => {
  const tab = await open()
  await tab.core.back()

  expect(tab.browser.requests).toEqual([])
  expect((await tab.core.store.entries()).filter(({ key }) => key !== 'consent')).toEqual([])
})
