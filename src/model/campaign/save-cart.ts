/** Taking the cart along to another device, or keeping it for later: a link without a word about whose it is. */
import { batch, computed, effect, signal, type ReadonlySignal } from '@preact/signals-core'
import { forgetSavedCart, saveCart } from '../../contract/campaign/saved-cart.ts'
import type { WidgetContext } from '../../widget.ts'
import { createDoings, type Doings } from '../doing.ts'
import { createKey } from '../key.ts'
import { linesOf, signatureOf } from './cart-lines.ts'

export interface SavedCart {
  readonly link: string
  /** Until then it can be brought back. */
  readonly expiresAt: string
  /** The products are in the link itself, which nobody can take back. */
  readonly isInLink: boolean
  /** Those of the backend, the latest last. */
  readonly tokens: readonly string[]
  /** Of the lines that were saved. */
  readonly signature: string
}

export interface CartSaving {
  /** Something lies in the cart. */
  readonly hasCart: ReadonlySignal<boolean>
  /** `undefined` until it was saved, and after it was taken back. */
  readonly saved: ReadonlySignal<SavedCart | undefined>
  /** The cart has changed since. */
  readonly isOutdated: ReadonlySignal<boolean>
  /** There is something in the cart that was not saved as it is. */
  readonly isWorthwhile: ReadonlySignal<boolean>
  /** Of `save` and `revoke`. */
  readonly doings: Pick<Doings, 'all'>
  /** `cartUrl`: of the shop, where it is brought back; without one, the page that is shown. */
  save(cartUrl: string | undefined): Promise<boolean>
  /** Ends all links of it that the backend holds. */
  revoke(): Promise<boolean>
  dispose(): void
}

export const PARAMETER = 'regulars-cart'
const KEPT = 'saved-cart'
const KEPT_MS = 30 * 86_400_000
const OPTIONS = { purpose: 'functional', ofCustomer: true } as const

/** @param readPage answers with the address of the page */
export function createCartSaving(
  context: Pick<WidgetContext, 'call' | 'cart' | 'member' | 'campaignStore' | 'report'>,
  readPage: () => string = () => location.href,
): CartSaving {
  const { call, cart, campaignStore: store, report } = context
  const saved = signal<SavedCart>()
  const doings = createDoings(report)
  /** Repeated, a try that was not answered saves the same cart once. */
  let attempt: { readonly key: string; readonly signature: string } | undefined

  const lines = computed(() => linesOf(cart.value, new URL(readPage()).origin))

  async function saveAtBackend(signature: string): Promise<SavedCart> {
    if (attempt?.signature !== signature) attempt = { key: createKey(), signature }
    const { currency = '' } = cart.peek() ?? {}
    const { token, link, expiresAt } = await call(saveCart, {
      body: { currency, lines: lines.peek() },
      idempotencyKey: attempt.key,
    })
    const tokens = [...(saved.peek()?.tokens ?? []), token]
    return { link, expiresAt, isInLink: false, tokens, signature }
  }

  /** Where no backend answers, the products themselves go along. */
  async function saveInLink(signature: string, cartUrl: string | undefined): Promise<SavedCart> {
    const page = new URL(readPage())
    const { packCart } = await import('../../campaigns/saved-cart.ts')
    const packed = packCart(lines.peek(), shopAt(page))
    if ('refused' in packed) throw new RangeError(`This cart fits no link: ${packed.refused}.`)
    const link = new URL(cartUrl ?? page.pathname, page)
    link.searchParams.set(PARAMETER, packed.token)
    const expiresAt = new Date(Date.now() + KEPT_MS).toISOString()
    const tokens = saved.peek()?.tokens ?? []
    return { link: link.href, expiresAt, isInLink: true, tokens, signature }
  }

  async function set(next: SavedCart | undefined): Promise<void> {
    saved.value = next
    if (next) await store.write(KEPT, next, OPTIONS)
    else await store.remove(KEPT)
  }

  // Kept for whoever saved it: with another shopper it is gone from the store, and from here.
  let whose = context.member.peek().memberId
  const stop = effect(() => {
    const { memberId } = context.member.value
    if (whose !== undefined && memberId !== whose)
      batch(() => {
        saved.value = undefined
        doings.clear()
      })
    whose = memberId
  })
  store.read(KEPT).then((found) => (saved.value ??= readKept(found)), report)

  const hasCart = computed(() => lines.value.length > 0)
  const isOutdated = computed(
    () => hasCart.value && !!saved.value && saved.value.signature !== signatureOf(lines.value),
  )

  return {
    saved,
    doings,
    hasCart,
    isOutdated,
    isWorthwhile: computed(() => hasCart.value && (!saved.value || isOutdated.value)),

    save: (cartUrl) =>
      doings.run('save', async () => {
        const signature = signatureOf(lines.peek())
        const next = await saveAtBackend(signature).catch((error: unknown) => {
          report(error)
          return saveInLink(signature, cartUrl)
        })
        await set(next)
      }),

    revoke: () =>
      doings.run('revoke', async () => {
        for (const token of saved.peek()?.tokens ?? [])
          await call(forgetSavedCart, { params: { token } })
        await set(undefined)
      }),

    dispose: stop,
  }
}

function readKept(found: unknown): SavedCart | undefined {
  const { link, expiresAt, isInLink, tokens, signature } = Object(found) as Partial<SavedCart>
  const isWhole = typeof link === 'string' && typeof signature === 'string' && Array.isArray(tokens)
  if (!isWhole || !expiresAt || !(Date.parse(expiresAt) > Date.now())) return undefined
  return { link, signature, tokens: tokens.map(String), expiresAt, isInLink: isInLink === true }
}

/** Another shop’s link is none of ours; `www` makes no other shop. */
export function shopAt(page: URL): string {
  return page.hostname.replace(/^www\./, '')
}
