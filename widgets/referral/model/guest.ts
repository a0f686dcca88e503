/** A link without an account: asked for with a key that is kept until the answer, so that a lost one gets the same link. */
import { computed, type ReadonlySignal } from '@preact/signals-core'
import { isProblem, type Doing, type Doings } from '../../../src/model/doing.ts'
import { createKey } from '../../../src/model/key.ts'
import type { WidgetContext } from '../../../src/widget.ts'
import { startAsGuest } from '../contract/guest.ts'
import type { ReferralHome } from '../contract/home.ts'
import type { Token } from './token.ts'

export interface GuestDetails {
  readonly email: string
  /** Whoever gives it lets friends see it. */
  readonly name?: string
}

export interface Guest {
  readonly doing: ReadonlySignal<Doing | undefined>
  start(details: GuestDetails): Promise<void>
}

export interface GuestOptions {
  readonly context: Pick<WidgetContext, 'call' | 'store'>
  readonly doings: Doings
  readonly token: Token
  accept(home: ReferralHome): Promise<void>
}

const KEY = 'guest-start'
const OF_CUSTOMER = { purpose: 'functional', ofCustomer: true } as const

export function createGuest({ context, doings, token, accept }: GuestOptions): Guest {
  const { call, store } = context
  // Where nothing can be stored, the page remembers.
  let attempt: (GuestDetails & { readonly key: string }) | undefined

  /** The key of the same request, whose answer may be on its way or lost. */
  async function keyFor({ email, name }: GuestDetails): Promise<string> {
    const found = Object(attempt ?? (await store.read(KEY))) as Partial<NonNullable<typeof attempt>>
    const isSame = found.email === email && found.name === name
    const key = isSame && found.key ? found.key : createKey()
    attempt = { key, email, ...(name !== undefined && { name }) }
    await store.write(KEY, attempt, OF_CUSTOMER)
    return key
  }

  async function settle(): Promise<void> {
    attempt = undefined
    await store.remove(KEY)
  }

  return {
    doing: computed(() => doings.all.value.get('guest')),

    async start(details) {
      await doings.run('guest', async () => {
        const idempotencyKey = await keyFor(details)
        try {
          const { token: secret, home } = await call(startAsGuest, {
            body: details,
            idempotencyKey,
          })
          await token.keep(secret)
          await accept(home)
        } catch (error) {
          if (isProblem(error) && !error.retryable) await settle()
          throw error
        }
        await settle()
      })
    },
  }
}
