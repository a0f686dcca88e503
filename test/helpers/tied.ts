/** Starts programs that end with us: even a killed test run leaves no server or browser behind. */
import { spawn, type ChildProcess } from 'node:child_process'

export interface TiedOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  readonly uid?: number
  readonly gid?: number
  /** How to ask the program to stop; `INT` is the quick, clean stop of PostgreSQL. */
  readonly signal?: 'TERM' | 'INT'
}

export interface Tied {
  readonly process: ChildProcess
  /** Everything written so far, for the message of a failed start. */
  output(): string
  /** Resolves with the first match in the output; rejects when the program ends or says nothing in time. */
  says(pattern: RegExp, timeoutMs?: number): Promise<RegExpExecArray>
  stop(): Promise<void>
}

// Descriptor 3 closes when we end, in whatever way; `read` then returns and the program is told to stop, and made to.
const WATCH =
  '"$@" 3<&- & child=$!; (read -r _ <&3; kill -"$0" $child; sleep 5; kill -KILL -$$) >/dev/null 2>&1 & wait $child'

export function spawnTied(
  command: string,
  args: readonly string[],
  options: TiedOptions = {},
): Tied {
  const { env, signal = 'TERM', ...rest } = options
  const child = spawn('/bin/sh', ['-c', WATCH, signal, command, ...args], {
    ...rest,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    detached: true,
  })
  let text = ''
  const listeners = new Set<() => void>()
  const hear = (chunk: Buffer): void => {
    text += chunk.toString()
    for (const listener of listeners) listener()
  }
  child.stdout?.on('data', hear)
  child.stderr?.on('data', hear)
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      for (const listener of listeners) listener()
      resolve()
    })
  })

  return {
    process: child,
    output: () => text,
    says(pattern, timeoutMs = 30_000) {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => finish('said nothing like it in time'), timeoutMs)
        function finish(problem: string | RegExpExecArray): void {
          clearTimeout(timer)
          listeners.delete(look)
          if (typeof problem !== 'string') resolve(problem)
          else reject(new Error(`${command}: waited for ${pattern}, but it ${problem}.\n${text}`))
        }
        function look(): void {
          const match = pattern.exec(text)
          if (match) finish(match)
          else if (child.exitCode !== null || child.signalCode !== null) finish('ended')
        }
        listeners.add(look)
        look()
      })
    },
    async stop() {
      const watch = child.stdio[3]
      if (watch && 'end' in watch) watch.end()
      await ended
      endGroup(child) // Browsers leave helpers behind.
    },
  }
}

function endGroup(child: ChildProcess): void {
  try {
    if (child.pid) process.kill(-child.pid, 'SIGKILL')
  } catch {
    // Nothing of it is left.
  }
}
