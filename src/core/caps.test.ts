// @vitest-environment node
import { beforeEach, expect, test } from 'vitest'
import { DAY } from './clock.ts'
import { type Browser, createBrowser } from './simulated-browser.fixture.ts'

let browser: Browser
beforeEach(() => void (browser = createBrowser()))

test('what two tabs show at once is counted twice', async () => {
  const [one, other] = [browser.openTab().caps, browser.openTab().caps]

  await Promise.all([one.add('exit'), other.add('exit'), one.add('exit'), one.add('chat')])

  expect(await other.count('exit')).toBe(3)
  expect(await other.count('chat')).toBe(1)
  expect(await other.count('never')).toBe(0)
})

test('a window counts what happened within it', async () => {
  const { caps } = browser.openTab()
  await caps.add('exit')
  await browser.pass(7 * DAY)
  await caps.add('exit')

  expect(await caps.count('exit', 7 * DAY)).toBe(1)
  expect(await caps.count('exit', 8 * DAY)).toBe(2)
})

test('after 90 days only the total knows of it', async () => {
  const { caps } = browser.openTab()
  await caps.add('exit')
  await browser.pass(91 * DAY)
  await caps.add('exit')

  expect(await caps.count('exit', 365 * DAY)).toBe(1)
  expect(await caps.count('exit')).toBe(2)
})

test('a clock set back does not make room for more', async () => {
  const { caps } = browser.openTab()
  await caps.add('exit')
  browser.setClock(-2 * DAY)

  expect(await caps.count('exit', DAY)).toBe(1)
})

test('the record stays small however often something is shown', async () => {
  const { caps, store } = browser.openTab()
  for (let times = 0; times < 250; times++) await caps.add('badge')

  expect(await caps.count('badge')).toBe(250)
  expect(JSON.stringify(await store.read('cap.badge')).length).toBeLessThan(4_000)
})

test('where nothing may be stored, a limit holds for the page', async () => {
  const { caps } = browser.openTab({ mode: 'denied' })

  await caps.add('exit')
  await caps.add('exit')

  expect(await caps.count('exit', DAY)).toBe(2)
  expect(await browser.storedKeys()).toEqual([])
  expect(await browser.openTab({ mode: 'denied' }).caps.count('exit')).toBe(0)
})

test.each(['broken', null, { total: 'x', times: 'y' }, { times: [1, 'x', null] }])(
  'a broken record (%j) starts again',
  async (record) => {
    const { caps, store } = browser.openTab()
    await store.write('cap.exit', record, { purpose: 'functional' })

    await caps.add('exit')

    expect(await caps.count('exit')).toBe(1)
  },
)
