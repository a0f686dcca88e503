/** A shop for the tests of a file, tabs that are closed after each of them, and what they look at. */
import { afterAll, afterEach, beforeAll } from 'vitest'
import {
  createWorld,
  messagesOf,
  type Browser,
  type Network,
  type Tab,
  type World,
} from './chat-world.fixture.ts'

export const WAIT = { timeout: 15_000, interval: 20 }

/** To be called once, at the top of a test file. */
export function useTabs() {
  let world: World
  let tabs: Tab[] = []
  beforeAll(async () => {
    world = await createWorld()
  })
  afterEach(async () => {
    await Promise.all(tabs.map((tab) => tab.close()))
    tabs = []
  })
  afterAll(() => world.stop())
  return {
    world: (): World => world,
    /** The one that was opened last. */
    last: (): Tab => tabs.at(-1)!,
    async open(browser: Browser = world.openBrowser(), proof?: string) {
      const tab = await browser.openTab(proof)
      tabs.push(tab)
      return { ...tab, browser }
    },
  }
}

export const isSend = (method: string, path: string): boolean =>
  method === 'PUT' && path.includes('/messages/')

export const problem = (
  status: number,
  code: string,
  headers: Record<string, string> = {},
): Response =>
  Response.json(
    { type: 'about:blank', title: 'No.', status, code, params: {}, retryable: status >= 500 },
    { status, headers },
  )

/** The first requests that send a message end like this, and all others well. */
export function failing(...fates: Awaited<ReturnType<Network>>[]): Network {
  const left = [...fates]
  return (method, path) => (isSend(method, path) && left.shift()) || 'through'
}

export const deliveries = (tab: Pick<Tab, 'model'>, id: string) =>
  messagesOf(tab.model, id).map(({ delivery }) => delivery)
