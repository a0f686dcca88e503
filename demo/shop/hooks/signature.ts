/** Whether a call is the backend’s own: signed with the secret of the endpoint, and not an old one sent again. */
import { createHmac, timingSafeEqual } from 'node:crypto'

const MAX_AGE_S = 300

export function isSigned(
  body: string,
  header: string | undefined,
  { secret, now }: { readonly secret: string; readonly now: Date },
): boolean {
  const [, seconds = '', signature = ''] =
    /^t=(\d{1,12}),v1=([\da-f]{64})$/.exec(header ?? '') ?? []
  if (Math.abs(now.getTime() / 1000 - Number(seconds)) > MAX_AGE_S || !signature) return false
  const expected = createHmac('sha256', secret).update(`${seconds}.${body}`).digest()
  return timingSafeEqual(expected, Buffer.from(signature, 'hex'))
}
