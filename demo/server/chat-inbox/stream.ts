/** What happens in a shop’s inbox, as server-sent events, for as long as the merchant’s session is good. */
import type { ResponseOf } from '../../../src/contract/endpoint.ts'
import type { openInboxStream } from '../../../widgets/chat/contract.ts'
import { createEventStream } from '../live/event-stream.ts'
import { hubOf } from '../live/hub.ts'
import { INBOX } from '../live/queries.ts'
import { findMerchantBySession } from '../merchant/queries.ts'
import type { Services } from '../services.ts'
import { arriveAtDesk } from './tell-shoppers.ts'

const HEARTBEAT_MS = 20_000
const RETRY_MS = 1_000

export interface InboxViewer {
  readonly shopId: string
  readonly email: string
  /** Of their cookie. */
  readonly token: string
}

/** Nothing has an id: whoever comes back reads the inbox anew. A change without a conversation may be of any. */
export async function openInbox(
  services: Services,
  viewer: InboxViewer,
): Promise<ReadableStream<Uint8Array>> {
  const { database, log, signal } = services
  const { body, ended, send, end } = createEventStream()
  const tell = (message: ResponseOf<typeof openInboxStream>): void =>
    send(`data: ${JSON.stringify(message)}\n\n`)
  const audience = { shopId: viewer.shopId, memberId: INBOX }
  const beat = async (): Promise<void> => {
    try {
      if (await stayThere(services, viewer)) send(': still here\n\n')
      else end()
    } catch (error) {
      log('warn', 'inbox stream ended', { reason: String(error) })
      end() // The console comes back.
    }
  }

  await arriveAtDesk(database, { ...viewer, now: services.now() })
  const unsubscribe = await hubOf(database).subscribe(audience, (moment) =>
    tell(moment ?? { type: 'inbox.changed' }),
  )
  const heartbeat = setInterval(() => void beat(), HEARTBEAT_MS)
  signal.addEventListener('abort', end)
  ended.addEventListener('abort', () => {
    unsubscribe()
    clearInterval(heartbeat)
    signal.removeEventListener('abort', end)
  })
  send(`retry: ${RETRY_MS}\n\n`)
  tell({ type: 'stream.opened' })
  if (signal.aborted) end()
  return body
}

/** `false` once they have signed out, or their time is over. */
async function stayThere(services: Services, viewer: InboxViewer): Promise<boolean> {
  const isSignedIn = (await findMerchantBySession(services, viewer.token)) !== undefined
  if (isSignedIn) await arriveAtDesk(services.database, { ...viewer, now: services.now() })
  return isSignedIn
}
