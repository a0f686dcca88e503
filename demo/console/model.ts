/** Who is signed in to the console, and what went wrong on the way. */
import { signal, type ReadonlySignal } from '@preact/signals'
import { readMerchant, signIn, signOut, type Merchant } from '../../src/contract/merchant.ts'
import { ApiError, type Call } from './api.ts'

export type Visitor =
  | { readonly status: 'loading' }
  | { readonly status: 'signed-out' }
  | { readonly status: 'signed-in'; readonly merchant: Merchant }

export interface Trouble {
  readonly code: string
  readonly retryAfterS: number | undefined
}

export interface ConsoleModel {
  readonly visitor: ReadonlySignal<Visitor>
  readonly trouble: ReadonlySignal<Trouble | undefined>
  readonly busy: ReadonlySignal<boolean>
  load(): Promise<void>
  signIn(email: string, password: string): Promise<void>
  signOut(): Promise<void>
}

export function createModel(call: Call): ConsoleModel {
  const visitor = signal<Visitor>({ status: 'loading' })
  const trouble = signal<Trouble | undefined>(undefined)
  const busy = signal(false)

  /** One thing at a time; what the API refuses becomes a trouble to show. */
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    if (busy.value) return
    busy.value = true
    trouble.value = undefined
    try {
      await work()
    } catch (error) {
      trouble.value = toTrouble(error)
    } finally {
      busy.value = false
    }
  }

  return {
    visitor,
    trouble,
    busy,
    async load() {
      await attempt(async () => {
        visitor.value = { status: 'signed-in', merchant: await call(readMerchant) }
      })
      if (visitor.value.status !== 'loading') return
      // Not being signed in is no trouble; not reaching the API is.
      if (trouble.value?.code === 'session_expired') trouble.value = undefined
      visitor.value = { status: 'signed-out' }
    },
    signIn: (email, password) =>
      attempt(async () => {
        visitor.value = { status: 'signed-in', merchant: await call(signIn, { email, password }) }
      }),
    signOut: () =>
      attempt(async () => {
        await call(signOut)
        visitor.value = { status: 'signed-out' }
      }),
  }
}

function toTrouble(error: unknown): Trouble {
  if (error instanceof ApiError) return { code: error.code, retryAfterS: error.retryAfterS }
  throw error
}
