/** Where the backend asks and tells, server to server. Mounted before the pages: it has no cookies and no form. */
import { Hono } from 'hono'
import type { ShelfStore } from '../shelf/shelf-store.ts'
import { answerHook, HookCall } from './answer-hook.ts'
import { isSigned } from './signature.ts'

export interface HookOptions {
  /** Of the endpoint, as the backend gave it out; without one nobody is believed. */
  readonly secret: string | undefined
  readonly shelf: ShelfStore
  readonly now: () => Date
}

export function hookRoutes({ secret, shelf, now }: HookOptions): Hono {
  return new Hono().post('/shop/hooks', async (c) => {
    const body = await c.req.text()
    const signature = c.req.header('regulars-signature')
    if (!secret || !isSigned(body, signature, { secret, now: now() }))
      return c.json({ error: 'Not signed with the secret of this endpoint.' }, 401)
    const call = HookCall.safeParse(JSON.parse(body))
    return c.json(call.success ? answerHook(call.data, await shelf.read()) : {})
  })
}
