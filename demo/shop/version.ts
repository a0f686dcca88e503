/** A short name for a file's content: another content, another address. */
import { createHash } from 'node:crypto'

export function versionOf(content: string): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 12)
}
