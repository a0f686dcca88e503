/** The secret key the demo shop calls the API with: kept in a file of its own, as a shop keeps its key. */
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod/mini'
import type { Database } from '../db.ts'
import { addSecretKey, allowSecretKey } from '../shop/create-shop.ts'
import { findShopBySecret } from '../shop/queries.ts'

const KeyFile = z.object({ secretKey: z.string() })

export interface DemoKeyOptions {
  readonly shopId: string
  readonly path: string
  /** Given from outside: used instead of the file’s, and made known to the backend. */
  readonly override: string | undefined
  readonly now: Date
}

export async function readDemoKey(
  database: Database,
  { shopId, path, override, now }: DemoKeyOptions,
): Promise<string> {
  if (override) {
    await allowSecretKey(database, { shopId, secretKey: override, now })
    return override
  }
  const kept = readKeyFile(path)
  // Another database may have been chosen since; the key of the former one opens nothing here.
  if (kept && (await findShopBySecret(database, kept))?.id === shopId) return kept
  const secretKey = await addSecretKey(database, shopId, now)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `${JSON.stringify({ secretKey })}\n`, { mode: 0o600 })
  chmodSync(path, 0o600) // `mode` counts for a new file only.
  return secretKey
}

function readKeyFile(path: string): string | undefined {
  if (!existsSync(path)) return undefined
  try {
    return KeyFile.parse(JSON.parse(readFileSync(path, 'utf8'))).secretKey
  } catch {
    return undefined // Damaged: a further key is issued, and the file written anew.
  }
}
