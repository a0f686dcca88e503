/** Starts the processes of the backend, and asks them for their memory. */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** In bytes, after what is not used any more was cleared away. */
export interface Memory {
  readonly rss: number
  readonly heapUsed: number
  readonly arrayBuffers: number
  /** Shoppers who listen at this process. */
  readonly streams: number
}

export interface Backend {
  readonly origin: string
  memory(): Promise<Memory>
  stop(): Promise<void>
}

/** Long enough for what was closed a moment ago to be noticed. */
const SETTLE_MS = 1_000

export function startBackends(place: string, count: number): Promise<Backend[]> {
  return Promise.all(Array.from({ length: count }, () => startBackend(place)))
}

async function startBackend(place: string): Promise<Backend> {
  const child = fork(join(import.meta.dirname, 'process.ts'), [place], {
    execArgv: ['--expose-gc'],
  })
  // Safe: process.ts says its port first.
  const { port } = (await heard(child)) as { port: number }
  return {
    origin: `http://127.0.0.1:${port}`,
    memory: async () => {
      await new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
      const answer = heard(child)
      child.send('memory')
      // Safe: and this whenever it is asked.
      return (await answer) as Memory
    },
    stop: async () => {
      const exited = once(child, 'exit')
      child.disconnect()
      await exited
    },
  }
}

async function heard(child: ChildProcess): Promise<unknown> {
  const failed = once(child, 'exit').then(() => {
    throw new Error('A process of the backend ended by itself.')
  })
  failed.catch(() => undefined) // Expected at the end, when nobody waits any more.
  const [message] = await Promise.race([once(child, 'message'), failed])
  return message
}
