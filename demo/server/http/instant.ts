/** Times a shop may name: the contract’s grammar allows the year 0, which no database keeps. */
import { invalid } from './parse.ts'

const EARLIEST = Date.UTC(1970, 0)
const LATEST = Date.UTC(2200, 0)

export function checkInstant(instant: string, path: string): void {
  const ms = Date.parse(instant)
  if (ms < EARLIEST || ms >= LATEST) throw invalid('body', path, 'A year before 1970 or after 2199')
}
