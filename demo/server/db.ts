/** The database as the rooms see it: one SQL dialect, embedded in this process or on a PostgreSQL server. */
import { openPglite } from './database/pglite.ts'
import { openPostgres } from './database/postgres.ts'

export interface Sql {
  /** One statement. The caller names the row's type, which its own `select` list decides. */
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>
  /** Several statements without values, as in a schema file. */
  run(script: string): Promise<void>
}

export interface Database extends Sql {
  /** Commits when `work` resolves. Inside it only the `sql` it is given may be used: PGlite has one connection. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>
  /** `undefined` as payload: the connection was lost for a while, and notices may have been missed. */
  listen(channel: string, onNotice: (payload: string | undefined) => void): Promise<Unlisten>
  close(): Promise<void>
}

export type Unlisten = () => Promise<void>

export type DatabasePlace =
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'server'; readonly url: string }

export function openDatabase(place: DatabasePlace): Promise<Database> {
  return place.kind === 'folder' ? openPglite(place.path) : openPostgres(place.url)
}
