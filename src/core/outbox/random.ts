/** A number in [0, 1) for spreading requests in time. */
import type { Environment } from '../environment.ts'

export function randomOf({ randomBytes }: Pick<Environment, 'randomBytes'>): number {
  const [high = 0, low = 0] = randomBytes(2)
  return (high * 256 + low) / 65_536
}
