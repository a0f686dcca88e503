/** Starts the API in a further process; on a server its data may be shared, in a folder it is the only one. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'

export interface ApiProcess {
  readonly origin: string
  /** As a power cut would, without a chance to tidy up. */
  kill(): Promise<void>
}

export async function startApi(place: string): Promise<ApiProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'api-process.ts'), place], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const port = await new Promise<string>((resolve, reject) => {
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk
      const found = /^port (\d+)$/m.exec(output)?.[1]
      if (found) resolve(found)
    })
    child.once('close', () => reject(new Error('The API process ended before it listened.')))
  })
  return {
    origin: `http://127.0.0.1:${port}`,
    kill: () => {
      child.kill('SIGKILL')
      return exited
    },
  }
}
