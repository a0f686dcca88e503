// @vitest-environment node
import { beforeEach, expect, test } from 'vitest'
import { withDeadline } from './deadline.ts'
import { type Browser, createBrowser } from './simulated-browser.fixture.ts'

let browser: Browser
beforeEach(() => void (browser = createBrowser()))

test('an answer in time is passed on, good or bad, and leaves no timer', async () => {
  const { environment } = browser

  expect(await withDeadline(Promise.resolve('good'), 1_000, environment)).toBe('good')
  await expect(withDeadline(Promise.reject(new Error('bad')), 1_000, environment)).rejects.toThrow(
    'bad',
  )
  expect(browser.timers()).toBe(0)
})

test('one that never comes is given up', async () => {
  const waiting = withDeadline(new Promise(() => undefined), 4_000, browser.environment)
  const failed = expect(waiting).rejects.toThrow('No answer within 4000 ms.')

  await browser.pass(4_000)

  await failed
})
