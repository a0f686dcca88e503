/** Runs a tool of the project; its exit code is one check passed or failed. */
import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { NOTHING, type Outcome } from './step.ts'

export const ROOT = join(import.meta.dirname, '../..')

// The project's own tools come first: its Node is newer than that of many machines.
const PATH = [join(ROOT, 'node_modules/.bin'), process.env['PATH']].join(delimiter)

export async function runCommand(words: readonly string[]): Promise<Outcome> {
  const code = await exitCodeOf(words)
  return code === 0 ? { ...NOTHING, passed: 1 } : { ...NOTHING, failed: 1 }
}

export function exitCodeOf(
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  const [command = '', ...rest] = words
  return new Promise((resolve) => {
    const child = spawn(command, rest, {
      cwd: ROOT,
      env: { ...process.env, PATH, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    })
    child.once('error', (error) => {
      console.log(error.message)
      resolve(1)
    })
    child.once('close', (code) => resolve(code ?? 1))
  })
}
