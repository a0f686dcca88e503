/** LISTEN on a connection of its own that comes back when the server does. */
import { Client } from 'pg'
import type { Unlisten } from '../db.ts'

const FIRST_RETRY_MS = 250
const LONGEST_RETRY_MS = 10_000

export async function listenOn(
  url: string,
  channel: string,
  onNotice: (payload: string | undefined) => void,
): Promise<Unlisten> {
  let client: Client | undefined
  let retry: NodeJS.Timeout | undefined
  let retryMs = FIRST_RETRY_MS
  let stopped = false

  const connect = async (): Promise<void> => {
    const next = new Client({ connectionString: url, keepAlive: true })
    client = next
    next.on('notification', ({ payload }) => onNotice(payload))
    next.on('error', () => onLost(next))
    next.on('end', () => onLost(next))
    await next.connect()
    await next.query(`listen ${next.escapeIdentifier(channel)}`)
    retryMs = FIRST_RETRY_MS
  }
  const reconnect = async (): Promise<void> => {
    try {
      await connect()
      onNotice(undefined)
    } catch {
      if (client) onLost(client) // The server is still away: the next attempt waits longer.
    }
  }
  const onLost = (lost: Client): void => {
    if (stopped || client !== lost) return
    client = undefined
    retry = setTimeout(reconnect, retryMs)
    retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS)
  }
  const stop = async (): Promise<void> => {
    stopped = true
    clearTimeout(retry)
    await client?.end()
  }

  try {
    await connect()
  } catch (error) {
    await stop()
    throw error
  }
  return stop
}
