/** The demo as a merchant starts it: a process of its own, on a free port, with data that is thrown away. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './free-port.ts'
import { spawnTied, type Tied } from './tied.ts'

const ROOT = join(import.meta.dirname, '../..')
const NODE = join(ROOT, 'node_modules/.bin/node')

export interface Demo {
  readonly url: string
  /** Written at the first start: addresses, the secret key, the merchant's sign-in. */
  readonly output: () => string
  /** Ends the process and starts another on the same data and port. */
  restart(): Promise<void>
  kill(): void
  stop(): Promise<void>
}

export interface DemoOptions {
  /** A PostgreSQL server, to look at the rows from outside; the embedded database lets only one process in. */
  readonly databaseUrl?: string
  /** Begins with the campaigns of the demo; without them it says nothing unasked but its invitations. */
  readonly campaigns?: boolean
}

export async function startDemo({
  databaseUrl,
  campaigns = false,
}: DemoOptions = {}): Promise<Demo> {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-demo-'))
  const port = await freePort()
  const url = `http://localhost:${port}`
  let server = await start()

  async function start(): Promise<Tied> {
    const process = spawnTied(NODE, [join(ROOT, 'demo/server/serve.ts')], {
      env: {
        PORT: String(port),
        DATA_DIR: folder,
        // What a test does not ask for must not come over its page.
        DEMO_CAMPAIGNS: campaigns ? '1' : '0',
        ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
      },
    })
    await process.says(new RegExp(`:${port}\\b`), 60_000)
    await untilHealthy(url, process)
    return process
  }

  return {
    url,
    output: () => server.output(),
    async restart() {
      await server.stop()
      server = await start()
    },
    kill: () => void server.process.kill('SIGKILL'),
    async stop() {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function untilHealthy(url: string, server: Tied): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const answer = await fetch(`${url}/healthz`).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`The demo does not become healthy.\n${server.output()}`)
}
