/** The friend’s side: the invitation a link brought, and what became of it. The link is kept nowhere until it is taken or declined. */
import { computed, signal, type ReadonlySignal } from '@preact/signals-core'
import type { WidgetContext } from '../../../src/widget.ts'
import type { Money } from '../../../src/contract/scalars.ts'
import type { ReferralConfig, referralEvents } from '../contract/config.ts'
import { readOffer, type ReferralOffer } from '../contract/offer.ts'
import { type Sight, watchSight } from '../in-sight.ts'
import { type Claiming, createClaiming } from './claiming.ts'
import { isProblem } from '../../../src/model/doing.ts'

/**
 * `reading` the offer; `failed` to read it for now; `gone`: nobody invites with this code, or the programme rests. `open`: it can be taken.
 * `claimed`: one was taken, this one or an earlier one, and its code is not used yet.
 */
export type InvitationState = 'none' | 'reading' | 'failed' | 'gone' | 'open' | 'claimed'

export interface Invitation extends Pick<
  Claiming,
  'claim' | 'taking' | 'isApplied' | 'apply' | 'noteCopied'
> {
  readonly state: ReadonlySignal<InvitationState>
  readonly offer: ReadonlySignal<ReferralOffer | undefined>
  /** Why it is `gone`: a code of the contract. */
  readonly reason: ReadonlySignal<string | undefined>
  readonly needsEmail: ReadonlySignal<boolean>
  /** What the cart lacks, as far as the page tells of one. */
  readonly missing: ReadonlySignal<Money | undefined>
  /** The link is another one’s than the invitation that counts. */
  readonly isEarlier: ReadonlySignal<boolean>
  /** Something of it is in front of the shopper, or about to be. */
  isBusy(): boolean
  wake(url: URL): Promise<void>
  retry(): Promise<void>
  take(email?: string): Promise<void>
  /** Not unasked again for this link; in the panel it stays. */
  decline(): Promise<void>
  /** Its card is up, until the returned function is called. */
  show(): () => void
  /** An order was placed: what was for a first one is over. */
  end(): Promise<void>
  dispose(): void
}

export interface InvitationOptions {
  readonly context: WidgetContext<typeof referralEvents>
  readonly config: Pick<ReferralConfig, 'cleanAddress'>
  readonly sight?: Sight
}

const PARAMETER = 'ref'
const PROPOSAL = 'invitation'
const DECLINED = 'declined'

export function createInvitation(options: InvitationOptions): Invitation {
  const { context, config, sight = watchSight() } = options
  const claiming = createClaiming({ context, msInSight: sight.ms })
  const { claim, taking } = claiming
  const reading = signal<Exclude<InvitationState, 'claimed'>>('none')
  const offer = signal<ReferralOffer>()
  const reason = signal<string>()
  const code = signal<string>()
  let cards = 0
  let isProposing = false

  async function read(): Promise<void> {
    const mine = code.peek()
    if (mine === undefined || !(await sight.whenSeen()) || mine !== code.peek()) return
    reading.value = 'reading'
    try {
      const found = await context.call(readOffer, { params: { code: mine } })
      if (mine !== code.peek()) return
      offer.value = found
      reading.value = 'open'
      if (config.cleanAddress) context.cleanAddress(PARAMETER)
      await tell(mine)
    } catch (error) {
      if (mine === code.peek()) fail(error)
    }
  }

  function fail(error: unknown): void {
    // `ref` is a word of others too: an unknown one is no reason to speak to anybody.
    const isFinal = isProblem(error) && !error.retryable
    reason.value = isFinal ? error.code : undefined
    reading.value = isFinal ? 'gone' : 'failed'
    if (!isFinal) context.report(error)
  }

  async function tell(mine: string): Promise<void> {
    await claiming.whenKnown()
    if (mine !== code.peek()) return
    const isTaken = claim.peek() !== undefined
    if (isTaken && !isEarlier.peek()) return
    if (!isTaken) context.track('referral.landed', {})
    if ((await context.store.read(DECLINED)) === mine || mine !== code.peek()) return
    isProposing = true
    try {
      await context.propose({ id: PROPOSAL, level: 'sheet', isAwaited: true })
    } finally {
      isProposing = false
    }
  }

  const isEarlier = computed(() => {
    const isAnother = code.value !== undefined && code.value !== claiming.invitation.value
    return claim.value !== undefined && (claim.value.again || isAnother)
  })

  return {
    ...claiming,
    offer,
    reason,
    isEarlier,

    state: computed(() => (claim.value ? 'claimed' : reading.value)),

    needsEmail: computed(() => {
      const isGuest = context.member.value.status !== 'member'
      return taking.value?.code === 'email_required' || (isGuest && !!offer.value?.emailNeeded)
    }),

    missing: computed(() => {
      const { minOrder } = claim.value ?? offer.value ?? {}
      const cart = context.cart.value
      // Of an empty cart there is nothing to say that the condition does not say.
      if (!minOrder || !cart?.items.length || cart.currency !== minOrder.currency) return undefined
      const minor = minOrder.minor - cart.total
      return minor > 0 ? { minor, currency: cart.currency } : undefined
    }),

    isBusy: () => isProposing || cards > 0 || reading.peek() === 'reading',

    async wake(url) {
      const found = url.searchParams.get(PARAMETER)?.trim()
      if (!found || found.length < 3 || found.length > 64) return
      if (found === code.peek() && reading.peek() !== 'failed') return
      code.value = found
      offer.value = undefined
      await read()
    },

    retry: read,

    async take(email) {
      const mine = code.peek()
      if (mine) await claiming.take(mine, email)
    },

    async decline() {
      const mine = code.peek()
      if (mine) await context.store.write(DECLINED, mine, { purpose: 'functional' })
    },

    show() {
      cards += 1
      return () => void (cards -= 1)
    },

    async end() {
      context.withdraw(PROPOSAL)
      isProposing = false
      code.value = undefined
      offer.value = undefined
      reading.value = 'none'
      await claiming.end()
    },

    dispose() {
      code.value = undefined
      sight.leave()
      claiming.dispose()
    },
  }
}
