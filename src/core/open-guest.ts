/** The guest of this browser, with the backend behind; loaded when somebody first asks who speaks to the shop. */
import { joinGuest, openGuestSession } from '../contract/session.ts'
import type { Call } from './call.ts'
import { createGuest, type Guest, type GuestOptions } from './guest.ts'

export interface OpenGuestOptions extends Omit<GuestOptions, 'open' | 'join'> {
  readonly call: Call
}

export function openGuest({ call, ...parts }: OpenGuestOptions): Guest {
  return createGuest({
    ...parts,
    open: (secret) => call(openGuestSession, { body: { secret } }),
    join: (secret) => call(joinGuest, { body: { secret } }),
  })
}
