/** The events as they lie in the database of the backend. */
import { Client } from 'pg'

export interface EventRow {
  readonly id: string
  readonly name: string
}

export async function readEventRows(databaseUrl: string): Promise<EventRow[]> {
  const client = new Client(databaseUrl)
  await client.connect()
  try {
    const { rows } = await client.query<EventRow>(
      'select event_id as id, name from events order by received_at, event_id',
    )
    return rows
  } finally {
    await client.end()
  }
}
