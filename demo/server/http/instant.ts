/** Times from outside: the contract’s grammar allows 30 February and the year 0, which no database keeps. */
import { invalid } from './parse.ts'

const EARLIEST = Date.UTC(1970, 0)
const LATEST = Date.UTC(2200, 0)

/** `undefined` for a day no calendar has, and for one nobody means. */
export function toInstant(text: string): Date | undefined {
  const instant = new Date(text)
  const ms = instant.getTime()
  // NaN fails the comparison too; V8 reads 30 February as 2 March.
  if (!(ms >= EARLIEST && ms < LATEST)) return undefined
  return instant.toISOString().slice(0, 10) === text.slice(0, 10) ? instant : undefined
}

export function checkInstant(text: string, path: string): void {
  if (!toInstant(text)) throw invalid('body', path, 'No day between 1970 and 2199')
}
