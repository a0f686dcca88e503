// @vitest-environment node
import { beforeEach, expect, test } from 'vitest'
import { createRetry } from './retry.ts'
import { type Browser, createBrowser } from './simulated-browser.fixture.ts'

let browser: Browser
beforeEach(() => void (browser = createBrowser()))

const withRandom = (byte: number) =>
  createRetry({ ...browser.environment, randomBytes: () => Uint8Array.of(byte) })

/** How long each of the pauses of that many failures in a row is. */
async function pausesOf(retry: ReturnType<typeof createRetry>, failures: number, leastMs?: number) {
  const pauses: number[] = []
  for (let count = 0; count < failures; count++) {
    const begun = browser.environment.monotonic()
    retry.later(() => pauses.push(browser.environment.monotonic() - begun), leastMs)
    await browser.pass(300_000)
  }
  return pauses
}

test('pauses double from a second to five minutes', async () => {
  const pauses = await pausesOf(withRandom(255), 10)

  expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300].map((seconds) => seconds * 1_000))
})

test('the whole pause is drawn by lot', async () => {
  expect(await pausesOf(withRandom(0), 3)).toEqual([0, 0, 0])
  expect(await pausesOf(withRandom(51), 1)).toEqual([200])
})

test('the backend’s wish is the least', async () => {
  expect(await pausesOf(withRandom(0), 2, 7_000)).toEqual([7_000, 7_000])
})

test('it is due when the pause is over, whatever the wall clock says', async () => {
  const retry = withRandom(255)
  retry.later(() => undefined)
  expect(retry.failures()).toBe(1)
  browser.setClock(86_400_000)
  expect(retry.isDue()).toBe(false)

  await browser.pass(1_000)

  expect(retry.isDue()).toBe(true)
})

test('never means never, until all is new', async () => {
  const retry = withRandom(255)
  let runs = 0
  retry.later(() => (runs += 1))
  retry.never()

  await browser.pass(86_400_000)
  expect(runs).toBe(0)
  expect(retry.isDue()).toBe(false)

  retry.rest()
  expect(retry.isDue()).toBe(true)
  expect(retry.failures()).toBe(0)
})

test('a rest leaves no timer behind', () => {
  const retry = withRandom(255)
  retry.later(() => undefined)
  retry.later(() => undefined)
  expect(browser.timers()).toBe(1)

  retry.rest()

  expect(browser.timers()).toBe(0)
})
