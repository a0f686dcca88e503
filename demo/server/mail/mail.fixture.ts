/** A server whose mails can be read, and a shop in it whose people answer, for tests. */
import { beforeEach } from 'vitest'
import { begin, changesOf } from '../chat-inbox/inbox.fixture.ts'
import { addAgent, type TestAgent } from '../chat-inbox/inbox.fixture.ts'
import { loadChatSettings } from '../chat-settings/queries.ts'
import { saveChatSettings } from '../chat-settings/save-settings.ts'
import type { ChatSettings } from '../../../widgets/chat/contract/console-settings.ts'
import { MINUTE, type TestServer } from '../testing/test-server.ts'
import { SHOP_ORIGIN, type TestShop } from '../testing/test-shop.ts'
import { useServer } from '../testing/use-server.ts'
import { createMailbox, type Mailbox } from './mailbox.fixture.ts'
import type { Mail } from './mailer.ts'

export interface MailStage {
  readonly server: TestServer
  readonly mailbox: Mailbox
  /** Of this test. */
  readonly shop: () => TestShop
  readonly agent: () => TestAgent
  /** What has been mailed since the test began. */
  run(): Promise<readonly Mail[]>
  /** Time passes, and everything that is due happens. */
  after(ms: number): Promise<readonly Mail[]>
  /** Ana asks from a page of the shop, with her mail address, and leaves. */
  ask(text?: string, saying?: object): Promise<string>
  /** The shopper says they have read so far. */
  read(conversationId: string, readSeq: number): Promise<void>
  decide(settings: Partial<ChatSettings>): Promise<void>
}

export async function useMailStage(): Promise<MailStage> {
  const mailbox = createMailbox()
  const server = await useServer({ mailer: mailbox, publicUrl: 'https://chat.example' })
  let shop: TestShop
  let agent: TestAgent
  beforeEach(async () => {
    mailbox.refuse(undefined)
    // What other tests have left waiting is none of this one's.
    await server.database.query('update mails set next_at = null')
    await server.database.query('delete from chat_conversations')
    await server.database.query('delete from tickets')
    mailbox.mails.length = 0
    shop = await server.addShop({ name: 'Fern & Ember' })
    agent = await addAgent(server, shop)
  })
  const run = async (): Promise<readonly Mail[]> => {
    await server.runJobs()
    return mailbox.mails
  }
  return {
    server,
    mailbox,
    shop: () => shop,
    agent: () => agent,
    run,
    after: (ms) => {
      server.clock.pass(ms)
      return run()
    },
    ask: async (text = 'Where is my parcel?', saying = {}) => {
      const id = await begin(shop, text, {
        contact: { name: 'Ana', email: 'ana@home.example' },
        context: { locale: 'en-GB', page: { url: `${SHOP_ORIGIN}/products/teapot` } },
        ...saying,
      })
      server.clock.pass(2 * MINUTE)
      return id
    },
    read: async (conversationId, readSeq) => {
      const path = `/v1/chat/conversations/${conversationId}/signals`
      await shop.askAsMember('ana', path, { method: 'POST', body: { readSeq } })
      await changesOf(shop)
    },
    decide: async (settings) => {
      const { revision, settings: before } = await loadChatSettings(server.database, shop.id)
      const next = { ...before, ...settings }
      await saveChatSettings(server.database, shop.id, {
        basedOn: revision,
        settings: next,
        now: server.clock.now(),
      })
    },
  }
}
