/** A PostgreSQL server of our own: a temporary cluster on a free loopback port, gone when we end. */
import { spawnSync } from 'node:child_process'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './free-port.ts'
import { findMachine } from './machine.ts'
import { spawnTied } from './tied.ts'

export interface PostgresServer {
  /** `postgres://…` of an empty database. */
  readonly url: string
  stop(): Promise<void>
}

// Speed over safety: the cluster lives as long as one test run.
const SETTINGS = ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off']

export async function startPostgres(): Promise<PostgresServer> {
  const folder = findMachine().postgres
  if (!folder) throw new Error('PostgreSQL is not installed here.')
  const user = unprivilegedUser()
  const cluster = mkdtempSync(join(tmpdir(), 'regulars-postgres-'))
  if (user) chownSync(cluster, user.uid, user.gid)
  const made = spawnSync(
    join(folder, 'initdb'),
    ['-D', cluster, '-U', 'regulars', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { ...user, cwd: cluster, encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`)
  const port = await freePort()
  const server = spawnTied(
    join(folder, 'postgres'),
    ['-D', cluster, '-p', String(port), '-h', '127.0.0.1', '-k', cluster, ...SETTINGS],
    { ...user, cwd: cluster, signal: 'INT' },
  )
  await server.says(/ready to accept connections/)
  return {
    url: `postgres://regulars@127.0.0.1:${port}/postgres`,
    async stop() {
      await server.stop()
      rmSync(cluster, { recursive: true, force: true })
    },
  }
}

/** initdb and postgres refuse to run as root. */
function unprivilegedUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const idOf = (flag: string, name: string): number =>
    Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout.trim())
  return { uid: idOf('-u', 'postgres') || 65_534, gid: idOf('-g', 'postgres') || 65_534 }
}
