// @vitest-environment node
import { describe, expect, test, vi } from 'vitest'
import { captureEnvironment } from './environment.ts'

type Page = typeof globalThis

/** A page with these fields in the place of its own. */
const pageWith = (fields: object): Page => Object.create(globalThis, fieldsOf(fields)) as Page
const fieldsOf = (fields: object) => Object.getOwnPropertyDescriptors(fields)

describe('what the page does later', () => {
  test('does not reach the functions captured at the start', async () => {
    const original = vi.fn(async () => new Response('ours'))
    const page = pageWith({ fetch: original })
    const environment = captureEnvironment(page)

    page.fetch = () => Promise.reject(new Error('patched'))
    const answer = await environment.fetch('https://api.shop')

    expect(await answer.text()).toBe('ours')
  })
})

test('timers run, and can be ended', async () => {
  const { setTimeout, clearTimeout } = captureEnvironment(
    pageWith({
      // A browser's timers are numbers; these of Node become one.
      setTimeout: (run: () => void, delayMs: number) => Number(globalThis.setTimeout(run, delayMs)),
    }),
  )
  const run = vi.fn()
  const ended = vi.fn()

  const timer = setTimeout(ended, 0)
  clearTimeout(timer)
  await new Promise<void>((resolve) => setTimeout(() => resolve(run()), 1))

  expect(run).toHaveBeenCalledTimes(1)
  expect(ended).not.toHaveBeenCalled()
})

test('clocks and chance come from the page', () => {
  const environment = captureEnvironment()
  const before = Date.now()

  expect(environment.now()).toBeGreaterThanOrEqual(before)
  expect(environment.monotonic()).toBeLessThanOrEqual(environment.monotonic())
  expect(environment.randomBytes(16)).toHaveLength(16)
  expect(environment.randomBytes(16)).not.toEqual(environment.randomBytes(16))
})

describe('what a page may deny', () => {
  const denied = (): never => {
    throw new DOMException('Denied.', 'SecurityError')
  }

  test('storage, databases, locks and channels are undefined, and nothing throws', () => {
    const page = pageWith({
      get localStorage() {
        return denied()
      },
      get indexedDB() {
        return denied()
      },
      get navigator() {
        return denied()
      },
      BroadcastChannel: denied,
    })

    const environment = captureEnvironment(page)

    expect(environment.localStorage).toBeUndefined()
    expect(environment.indexedDB).toBeUndefined()
    expect(environment.locks).toBeUndefined()
    expect(environment.openChannel('x')).toBeUndefined()
  })

  test('what a browser does not have is undefined too', () => {
    const page = pageWith({ localStorage: null, indexedDB: undefined, navigator: {} })

    const environment = captureEnvironment(page)

    expect(environment.localStorage).toBeUndefined()
    expect(environment.indexedDB).toBeUndefined()
    expect(environment.locks).toBeUndefined()
  })
})

test('what a page has is handed on', () => {
  const localStorage = { getItem: () => null }
  const locks = { request: () => undefined }
  const indexedDB = { open: () => undefined }

  const environment = captureEnvironment(
    pageWith({ localStorage, indexedDB, navigator: { locks } }),
  )

  expect(environment).toMatchObject({ localStorage, indexedDB, locks })
  const channel = environment.openChannel('regulars-test')
  expect(channel?.name).toBe('regulars-test')
  channel?.close()
})

test.each([
  [false, false],
  [true, true],
  [undefined, true],
])('a browser that says onLine is %s is online: %s', (onLine, isOnline) => {
  expect(captureEnvironment(pageWith({ navigator: { onLine } })).isOnline()).toBe(isOnline)
})
