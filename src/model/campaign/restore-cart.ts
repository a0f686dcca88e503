/** A cart that was taken along, brought back: asked first where something lies in the cart already, and with what has changed since. */
import { computed, signal, type ReadonlySignal } from '@preact/signals-core'
import type { RestoreMode, RestoreNotice } from '../../campaigns/restore-cart.ts'
import { type FoundLine, readSavedCart } from '../../contract/campaign/saved-cart.ts'
import type { CartLine, WidgetContext } from '../../widget.ts'
import { isProblem } from '../doing.ts'
import { linesOf } from './cart-lines.ts'
import { PARAMETER, shopAt } from './save-cart.ts'

/** `listed`: the page cannot change its cart, so that each product is to be put into it by hand. `gone`: ended, taken back, or damaged. */
export type RestoreState =
  | 'none'
  | 'reading'
  | 'failed'
  | 'gone'
  | 'found'
  | 'restoring'
  | 'restored'
  | 'listed'

export interface FoundCart {
  readonly token: string
  /** ISO 4217; empty where nobody knows what anything costs. */
  readonly currency: string
  readonly lines: readonly FoundLine[]
  readonly savedAt: string
}

export interface CartRestoring {
  readonly state: ReadonlySignal<RestoreState>
  readonly found: ReadonlySignal<FoundCart | undefined>
  /** Something lies in the cart already: one has to choose how they go together. */
  readonly mustChoose: ReadonlySignal<boolean>
  /** Of its lines, those that cannot be had as they were saved, or did not come back so: sold out, fewer left, another price. */
  readonly changed: ReadonlySignal<readonly FoundLine[]>
  wake(url: URL): Promise<void>
  /** What an earlier page has read and nobody answered yet. */
  recall(): Promise<void>
  retry(): Promise<void>
  restore(mode: RestoreMode): Promise<void>
  /** Not wanted, or done with: it is not asked about again. */
  dismiss(): Promise<void>
}

export interface RestoreOptions {
  readonly context: Pick<
    WidgetContext,
    | 'call'
    | 'cart'
    | 'store'
    | 'replaceCart'
    | 'propose'
    | 'withdraw'
    | 'cleanAddress'
    | 'announce'
    | 'report'
  >
  readonly cleanAddress: boolean
  /** Answers with the address of the page. */
  readonly readPage?: () => string
}

/** No campaign can be called so: its id is the merchant’s word, this one has a character of ours. */
export const PROPOSAL = 'cart:restore'
const KEPT = 'found-cart'
const ANSWERED = 'answered-cart'
const OPTIONS = { purpose: 'functional' } as const

export function createCartRestoring(options: RestoreOptions): CartRestoring {
  const { context, cleanAddress, readPage = () => location.href } = options
  const { call, cart, store, report } = context
  const state = signal<RestoreState>('none')
  const found = signal<FoundCart>()
  const notices = signal<readonly RestoreNotice[]>()
  let token: string | undefined

  const current = computed(() => linesOf(cart.value, new URL(readPage()).origin))

  async function read(mine: string): Promise<FoundCart | undefined> {
    const { isPackedCart, unpackCart } = await import('../../campaigns/saved-cart.ts')
    if (!isPackedCart(mine))
      return { token: mine, ...(await call(readSavedCart, { params: { token: mine } })) }
    const packed = unpackCart(mine, shopAt(new URL(readPage())))
    if ('refused' in packed) return undefined
    const lines = packed.lines.map((line) => ({ ...line, state: 'unknown' as const }))
    return { token: mine, currency: '', savedAt: packed.savedAt, lines }
  }

  async function load(): Promise<void> {
    const mine = token
    if (mine === undefined) return
    state.value = 'reading'
    try {
      const cartOfLink = await read(mine)
      if (mine !== token) return
      found.value = cartOfLink
      state.value = cartOfLink?.lines.length ? 'found' : 'gone'
      if (cartOfLink) await store.write(KEPT, cartOfLink, OPTIONS)
    } catch (error) {
      if (mine !== token) return
      const isFinal = isProblem(error) && !error.retryable
      state.value = isFinal ? 'gone' : 'failed'
      if (!isFinal) report(error)
    }
    if (cleanAddress && state.peek() !== 'failed') context.cleanAddress(PARAMETER)
  }

  async function dismiss(): Promise<void> {
    const mine = token
    token = undefined
    state.value = 'none'
    found.value = undefined
    notices.value = undefined
    context.withdraw(PROPOSAL)
    await store.remove(KEPT)
    if (mine !== undefined) await store.write(ANSWERED, mine, OPTIONS)
  }

  return {
    state,
    found,
    dismiss,
    retry: load,

    changed: computed(() => {
      const lines = found.value?.lines ?? []
      const told = notices.value
      return lines.filter(told ? (line) => told.some((notice) => isOf(line, notice)) : hasChanged)
    }),
    mustChoose: computed(() => current.value.length > 0),

    async wake(url) {
      const given = url.searchParams.get(PARAMETER)?.trim()
      if (!given || given.length < 8 || given.length > 2000 || given === token) return
      // The address may keep the parameter: a reload is no second question.
      if ((await store.read(ANSWERED)) === given) return
      token = given
      notices.value = undefined
      await load()
      if (token === given) await context.propose({ id: PROPOSAL, level: 'sheet', isAwaited: true })
    },

    async recall() {
      const kept = readKept(await store.read(KEPT))
      if (!kept || token !== undefined) return
      token = kept.token
      found.value = kept
      state.value = 'found'
    },

    async restore(mode) {
      const chosen = found.peek()
      if (!chosen || state.peek() === 'restoring') return
      state.value = 'restoring'
      const { restoreCart } = await import('../../campaigns/saved-cart.ts')
      const outcome = restoreCart(current.peek(), chosen.lines, mode)
      const isDone = await replace(outcome.lines)
      notices.value = outcome.notices
      state.value = isDone ? 'restored' : 'listed'
      if (isDone) context.announce('cart-restored', { mode, lines: outcome.lines.length })
      if (isDone) await forget(chosen.token)
    },
  }

  async function replace(lines: readonly CartLine[]): Promise<boolean> {
    try {
      return await context.replaceCart(lines)
    } catch (error) {
      report(error)
      return false
    }
  }

  /** What is on the screen stays; the next page does not ask. */
  async function forget(mine: string): Promise<void> {
    await store.remove(KEPT)
    await store.write(ANSWERED, mine, OPTIONS)
  }
}

function hasChanged({ state }: FoundLine): boolean {
  return state === 'sold_out' || state === 'clipped' || state === 'repriced'
}

function isOf({ productId, variantId }: FoundLine, { line }: RestoreNotice): boolean {
  return line.productId === productId && line.variantId === variantId
}

function readKept(kept: unknown): FoundCart | undefined {
  const { token, lines, currency, savedAt } = Object(kept) as Partial<FoundCart>
  const isWhole = typeof token === 'string' && typeof savedAt === 'string' && Array.isArray(lines)
  if (!isWhole || typeof currency !== 'string') return undefined
  // Safe: nobody but `load` writes under this key, and what it wrote had been checked by the contract or by its own checksum.
  return { token, lines: lines as readonly FoundLine[], currency, savedAt }
}
