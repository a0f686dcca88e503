/** By which the browser of a shopper without an account shows their friends again; gone at sign-out, like everything of a customer. */
import { z } from 'zod/mini'
import type { WidgetContext } from '../../../src/widget.ts'

export interface Token {
  read(): Promise<string | undefined>
  keep(token: string): Promise<void>
  forget(): Promise<void>
}

const KEY = 'guest'

export function createToken({ store }: Pick<WidgetContext, 'store'>): Token {
  // Where nothing can be stored, it lasts as long as the page.
  let known: string | undefined

  return {
    async read() {
      known ??= z.string().safeParse(await store.read(KEY)).data
      return known
    },
    async keep(token) {
      known = token
      await store.write(KEY, token, { purpose: 'functional', ofCustomer: true })
    },
    async forget() {
      known = undefined
      await store.remove(KEY)
    },
  }
}
