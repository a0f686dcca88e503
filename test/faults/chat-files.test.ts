/** A message with a file reaches the shop once and whole, or says why not and gives everything back. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { png } from '../../demo/server/chat-files/bytes.fixture.ts'
import {
  messagesOf,
  type Browser,
  type Fate,
  type Network,
  type Tab,
} from './chat-world.fixture.ts'
import { problem, useTabs, WAIT } from './chat-tabs.fixture.ts'
import { createUploads } from './upload-network.fixture.ts'

const { world, last, open: openTab } = useTabs()
beforeEach(
  () =>
    void vi.stubGlobal(
      'XMLHttpRequest',
      createUploads(() => last().fetch),
    ),
)
afterEach(() => void vi.unstubAllGlobals())

const isUpload = (path: string): boolean => path.startsWith('/v1/chat/files/')
/** Of files, the others go through. */
const uploads =
  (fate: () => Fate | Promise<Fate>): Network =>
  (_method, path) =>
    isUpload(path) ? fate() : 'through'
const vase = (name = 'vase.png'): File => new File([png(40, 30)], name, { type: 'image/png' })

async function open(browser?: Browser) {
  const tab = await openTab(browser)
  return { ...tab, uploaded: () => tab.browser.requests.filter(({ path }) => isUpload(path)) }
}

const only = (tab: Pick<Tab, 'model'>, id: string) => messagesOf(tab.model, id)[0]

test('says how far it is, and is sent once although its answer was lost', async () => {
  const tab = await open()
  let letGo = (): void => undefined
  const fates: Promise<Fate>[] = [
    new Promise((resolve) => (letGo = () => resolve('deaf'))),
    Promise.resolve('through'),
  ]
  tab.browser.setNetwork(uploads(() => fates.shift() ?? 'through'))
  const thread = tab.model.openThread(crypto.randomUUID())

  await thread.send({ text: 'Like this one?', files: [vase()] })
  await vi.waitFor(() => expect(only(tab, thread.id)?.files[0]?.progress).toBe(0.5), WAIT)
  expect(await world().stored(thread.id)).toEqual([])
  letGo()

  await vi.waitFor(() => expect(only(tab, thread.id)?.delivery).toBe('sent'), WAIT)
  expect(only(tab, thread.id)?.files).toMatchObject([
    { name: 'vase.png', width: 40, height: 30, url: expect.stringMatching(/^https:/) },
  ])
  expect(await world().stored(thread.id)).toHaveLength(1)
  expect(new Set(tab.uploaded().map(({ path }) => path)).size).toBe(1)
})

test('a page that is closed half-way: the next one sends it from what was kept', async () => {
  const { browser, ...first } = await open()
  browser.setNetwork(uploads(() => new Promise(() => undefined)))
  const thread = first.model.openThread(crypto.randomUUID())
  await thread.send({ text: '', files: [vase()] })
  await vi.waitFor(() => expect(only(first, thread.id)?.delivery).toBe('sending'), WAIT)
  first.kill()

  browser.setNetwork(() => 'through')
  const tab = await open(browser)

  await vi.waitFor(() => expect(only(tab, thread.id)?.delivery).toBe('sent'), WAIT)
  expect(only(tab, thread.id)?.files).toMatchObject([{ name: 'vase.png', width: 40 }])
  await vi.waitFor(async () => {
    const keys = (await tab.core.store.entries()).map(({ key }) => key)
    expect(keys.filter((key) => key.includes('file.'))).toEqual([])
  }, WAIT)
})

test('taken back on its way: text and file are in hand again, and nothing is at the shop', async () => {
  const tab = await open()
  tab.browser.setNetwork(uploads(() => new Promise(() => undefined)))
  const thread = tab.model.openThread(crypto.randomUUID())
  await thread.send({ text: 'Like this one?', files: [vase()] })
  await vi.waitFor(() => expect(only(tab, thread.id)?.delivery).toBe('sending'), WAIT)

  const back = await thread.takeBack(only(tab, thread.id)!.cid)

  expect(back).toMatchObject({ text: 'Like this one?' })
  expect(back?.files?.map(({ size }) => size)).toEqual([vase().size])
  expect(messagesOf(tab.model, thread.id)).toEqual([])
  tab.browser.setNetwork(() => 'through')
  await thread.send({ text: 'Never mind.' })
  await vi.waitFor(() => expect(only(tab, thread.id)?.delivery).toBe('sent'), WAIT)
  expect((await world().stored(thread.id)).map(({ text }) => text)).toEqual(['Never mind.'])
})

test.each([
  [413, 'payload_too_large'],
  [415, 'file_type_refused'],
])('refused with %i says why, and the next message goes out', async (status, code) => {
  const tab = await open()
  tab.browser.setNetwork(uploads(() => problem(status, code)))
  const thread = tab.model.openThread(crypto.randomUUID())
  await thread.send({ text: 'With a film', files: [vase()] })
  await thread.send({ text: 'Without' })

  await vi.waitFor(
    () =>
      expect(messagesOf(tab.model, thread.id)).toMatchObject([
        { text: 'Without', delivery: 'sent' },
        { text: 'With a film', delivery: 'refused', reason: { code } },
      ]),
    WAIT,
  )
  expect(tab.uploaded()).toHaveLength(1)
})

test('what only calls itself a picture is refused by its bytes', async () => {
  const tab = await open()
  const thread = tab.model.openThread(crypto.randomUUID())
  const page = new File(['<!doctype html><p>Hello'], 'vase.png', { type: 'image/png' })

  await thread.send({ text: 'Look', files: [page] })

  await vi.waitFor(
    () =>
      expect(only(tab, thread.id)).toMatchObject({
        delivery: 'refused',
        reason: { code: 'file_type_refused' },
      }),
    WAIT,
  )
  expect(await world().stored(thread.id)).toEqual([])
})
