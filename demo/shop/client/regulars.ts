/** Speaks to the loyalty script, whether it has loaded yet or not: until then the calls wait in its queue. */

type Say = (command: string, ...details: readonly unknown[]) => void
type Queue = Say & { q?: unknown[][] }

export function regulars(command: string, ...details: readonly unknown[]): void {
  const page = globalThis as { regulars?: unknown }
  // An element with this id would be found under the same name.
  if (!isSay(page.regulars)) page.regulars = createQueue()
  if (isSay(page.regulars)) page.regulars(command, ...details)
}

function isSay(value: unknown): value is Say {
  return typeof value === 'function'
}

function createQueue(): Queue {
  const calls: unknown[][] = []
  return Object.assign((...call: unknown[]) => void calls.push(call), { q: calls })
}
