/** Shoppers who send files, and conversations to put them into, for tests. */
import { randomUUID } from 'node:crypto'
import { Attachment } from '../../../widgets/chat/contract/message.ts'
import { bodyOf } from '../testing/loyalty.ts'
import type { TestServer } from '../testing/test-server.ts'
import { SHOP_ORIGIN, type TestShop } from '../testing/test-shop.ts'
import { png } from './bytes.fixture.ts'

export interface Sending {
  readonly id?: string
  readonly as?: string
  readonly name?: string
  readonly content?: Uint8Array<ArrayBuffer>
  readonly type?: string
}

export async function sendFile(
  { app }: TestServer,
  shop: TestShop,
  {
    id = randomUUID(),
    as = 'ana',
    name = 'vase.png',
    content = png(40, 30),
    type = 'application/octet-stream',
  }: Sending = {},
): Promise<Response> {
  const { token } = await shop.openSession(as)
  return app.request(`/v1/chat/files/${id}?name=${encodeURIComponent(name)}`, {
    method: 'PUT',
    headers: { origin: SHOP_ORIGIN, authorization: `Bearer ${token}`, 'content-type': type },
    body: content,
  })
}

export async function sentFile(
  server: TestServer,
  shop: TestShop,
  sending?: Sending,
): Promise<Attachment> {
  return Attachment.parse(await bodyOf(sendFile(server, shop, sending)))
}

/** A conversation of this member, as the chat room writes it. */
export async function converse(
  { database, clock }: TestServer,
  shop: TestShop,
  memberId: string,
): Promise<string> {
  const conversationId = randomUUID()
  await database.query(
    `insert into chat_conversations (shop_id, conversation_id, member_id, reference, stage, subject, started_at, updated_at, cursor)
     values ($1, $2::uuid, $3, $2::text, 'new', '', $4, $4, 1)`,
    [shop.id, conversationId, memberId, clock.now()],
  )
  return conversationId
}
