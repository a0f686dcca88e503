/** Weighs as a server with the best compression would send. */
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

export function weigh(content: string | Uint8Array): number {
  return gzipSync(content, { level: 9 }).length
}

export function weighFiles(paths: readonly string[]): number {
  return paths.reduce((sum, path) => sum + weigh(readFileSync(path)), 0)
}
