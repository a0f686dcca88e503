/** A shop with a chat in process, and browsers whose tabs run the real model of the chat. */
import { createModel, type ChatModel } from '../../widgets/chat/model.ts'
import type { ThreadMessage } from '../../widgets/chat/model/chat-model.ts'
import { openTestServer } from './chat-server.fixture.ts'
import { createWorldOf } from './world.fixture.ts'

export type { Fate, Network } from './world.fixture.ts'

export type World = Awaited<ReturnType<typeof createWorld>>
export type Browser = ReturnType<World['openBrowser']>
export type Tab = Awaited<ReturnType<Browser['openTab']>>

export async function createWorld() {
  const server = await openTestServer()
  const world = createWorldOf(server, { name: 'chat', createModel })

  function openBrowser() {
    const browser = world.openBrowser()
    return {
      ...browser,
      async openTab(proof?: string) {
        const tab = await browser.openTab(proof)
        return { ...tab, texts: (id: string) => textsOf(tab.model, id) }
      },
    }
  }

  return { ...server, openBrowser }
}

export function textsOf(model: ChatModel, id: string): string[] {
  return messagesOf(model, id).map(({ text }) => text)
}

export function messagesOf(model: ChatModel, id: string): readonly ThreadMessage[] {
  const thread = model.current.peek()
  return (thread?.id === id ? thread : model.openThread(id)).messages.peek()
}
