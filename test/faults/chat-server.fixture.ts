/** The real application in process with one shop, and the shop’s side of its chat. */
import { answer as answerAs, changeAsShop } from '../../demo/server/chat/chat.fixture.ts'
import { rewriteMessage, type Rewriting } from '../../demo/server/chat/rewrite.ts'
import { NO_LIMITS } from '../../demo/server/testing/no-limits.ts'
import { startTestServer } from '../../demo/server/testing/test-server.ts'
import { datedHmac, SHOP_ORIGIN } from '../../demo/server/testing/test-shop.ts'

export async function openTestServer() {
  const server = await startTestServer({ limits: NO_LIMITS, checkAnswers: false })
  const shop = await server.addShop()
  return {
    server,
    shop,
    /** As the browser of the shop’s page would ask. */
    async fetch(request: Request): Promise<Response> {
      const headers = new Headers(request.headers)
      headers.set('origin', SHOP_ORIGIN)
      return server.app.fetch(new Request(request, { headers }))
    },
    answer: (conversationId: string, text: string) => answerAs(server, shop, conversationId, text),
    /** Gives an answer another text, or takes it back. */
    rewrite: (conversationId: string, cid: string, how: Rewriting) =>
      changeAsShop(server, shop, conversationId, (change) => rewriteMessage(change, cid, how)),
    proofOf: (sub: string) => datedHmac(shop, sub, server.clock.now()),
    /** All messages the server has, in the order of their threads. */
    async stored(conversationId: string): Promise<{ cid: string; seq: number; text: string }[]> {
      return server.database.query<{ cid: string; seq: number; text: string }>(
        'select cid, seq::int as seq, text from chat_messages where shop_id = $1 and conversation_id = $2 order by seq',
        [shop.id, conversationId],
      )
    },
    stop: () => server.stop(),
  }
}
