import { expect } from 'vitest'
import { describeBackend } from '../backend/backend-rules.fixture.ts'
import type { Kept } from './kept.ts'
import { openBrowser } from './chatwoot-stage.fixture.ts'
import { ChatwootServer } from './chatwoot-server.fixture.ts'

describeBackend('Chatwoot', async () => {
  const server = new ChatwootServer()
  const store = new Map<string, unknown>()
  const opened: ReturnType<typeof openBrowser>[] = []
  return {
    hasFiles: true,
    async open() {
      const browser = openBrowser({ server, store })
      opened.push(browser)
      return browser.backend
    },
    async answer(conversationId, text) {
      // Safe: what the adapter keeps.
      const { conversations } = store.get('chatwoot') as Kept
      const theirs = conversations.find(({ id }) => id === conversationId)?.theirs
      // Safe: the shopper has begun it.
      server.answer(
        server.conversations.find(({ id }) => id === theirs)!,
        text,
      )
    },
    loseNextAnswer: () => server.fail(/^POST .+\/messages$/, 'lost'),
    whenLive: () =>
      expect.poll(() => server.cable.openSockets().some(({ token }) => token)).toBe(true),
    cut: () => server.cable.cut(),
    async close() {
      for (const { backend } of opened) backend.dispose()
    },
  }
})
