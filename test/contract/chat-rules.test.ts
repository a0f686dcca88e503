/** Our own backend keeps what every backend of the chat keeps: the client in the SDK, the reference server behind it. */
import { expect } from 'vitest'
import { createOwnBackend } from '../../widgets/chat/backend/own.ts'
import { describeBackend } from '../../widgets/chat/backend/backend-rules.fixture.ts'
import { createWorld, type Tab } from '../faults/chat-world.fixture.ts'

describeBackend('our own contract', async () => {
  const world = await createWorld()
  const browser = world.openBrowser()
  const tabs: Tab[] = []
  let isDeaf = false
  browser.setNetwork((method, path) => {
    if (!isDeaf || method !== 'PUT' || !path.includes('/messages/')) return 'through'
    isDeaf = false
    return 'deaf'
  })
  return {
    // Sent by XMLHttpRequest, which only browsers have; test/e2e does it there.
    hasFiles: false,
    async open() {
      const tab = await browser.openTab()
      tabs.push(tab)
      return createOwnBackend(tab.context)
    },
    answer: world.answer,
    loseNextAnswer: () => void (isDeaf = true),
    async whenLive() {
      await expect.poll(() => browser.requests.some(({ path }) => path === '/v1/stream')).toBe(true)
      // Of the answer nothing is told but that it goes on.
      await new Promise((resolve) => setTimeout(resolve, 300))
    },
    cut() {
      for (const tab of tabs) tab.cut()
    },
    async close() {
      await Promise.all(tabs.map((tab) => tab.close()))
      await world.stop()
    },
  }
})
