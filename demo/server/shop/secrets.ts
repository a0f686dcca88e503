/** Random keys; a secret key is only ever stored as its hash. */
import { createHash, randomBytes } from 'node:crypto'

const SECRET_BYTES = 24

export function createSecret(prefix: string): string {
  return `${prefix}${randomBytes(SECRET_BYTES).toString('base64url')}`
}

/** Enough for a long random key, which nobody can guess; a password needs scrypt. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
