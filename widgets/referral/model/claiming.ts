/** Taking an invitation exactly once: the key is kept before the request, and whatever happens, the same key asks again. */
import { batch, computed, effect, signal, type ReadonlySignal } from '@preact/signals-core'
import type { WidgetContext } from '../../../src/widget.ts'
import type { referralEvents } from '../contract/config.ts'
import { type Claim, claimAsMember, claimOffer } from '../contract/offer.ts'
import { isProblem } from '../../../src/model/doing.ts'
import { createKey } from '../../../src/model/key.ts'
import { type Attempt, createKept, type KeptClaim } from './kept.ts'

/** `unsure`: it may have been taken; asking again with the same key tells, and takes it once. */
export interface Taking {
  readonly status: 'sending' | 'unsure' | 'refused'
  /** Of a problem; `no_answer` without one. */
  readonly code?: string
  readonly params?: Readonly<Record<string, unknown>>
  /** From when the backend listens again. */
  readonly retryAt?: string
}

export interface Claiming {
  readonly claim: ReadonlySignal<Claim | undefined>
  /** Code of the invitation that was pressed for it. */
  readonly invitation: ReadonlySignal<string | undefined>
  readonly taking: ReadonlySignal<Taking | undefined>
  /** The page's cart has taken the code. */
  readonly isApplied: ReadonlySignal<boolean>
  /** Resolves once it is known who is there and what they have taken before. */
  whenKnown(): Promise<void>
  take(code: string, email?: string): Promise<void>
  /** `false`: the page cannot, or the cart would not; then it is copied. */
  apply(): Promise<boolean>
  noteCopied(): void
  /** An order was placed, and the next one is no first order. */
  end(): Promise<void>
  dispose(): void
}

export interface ClaimingOptions {
  readonly context: Pick<
    WidgetContext<typeof referralEvents>,
    | 'call'
    | 'member'
    | 'store'
    | 'locale'
    | 'visitorId'
    | 'track'
    | 'announce'
    | 'applyCode'
    | 'setNews'
    | 'report'
  >
  msInSight(): number
}

const LONGEST_MS = 86_400_000

export function createClaiming({ context, msInSight }: ClaimingOptions): Claiming {
  const { call, member, track } = context
  const taken = signal<KeptClaim>()
  const claim = computed(() => taken.value?.claim)
  const taking = signal<Taking>()
  const isApplied = signal(false)
  const kept = createKept(context)
  // What somebody who has left had asked for is not told to the next.
  let owner = {}
  let memberBefore: string | undefined
  let restoring = Promise.resolve()
  let settleKnown = (): void => undefined
  const known = new Promise<void>((resolve) => (settleKnown = resolve))

  function createAttempt(code: string, email: string | undefined): Attempt {
    const { memberId } = member.peek()
    const visitorId = context.visitorId()
    return {
      key: createKey(),
      code,
      at: Date.now(),
      ...(memberId && { memberId }),
      body: {
        ...(email && { email }),
        ...(visitorId && { visitorId }),
        afterMs: Math.min(LONGEST_MS, msInSight()),
        locale: context.locale,
      },
    }
  }

  const ask = ({ code, body, key, memberId }: Attempt): Promise<Claim> =>
    memberId
      ? call(claimAsMember, { body: { code, ...body }, idempotencyKey: key })
      : call(claimOffer, { params: { code }, body, idempotencyKey: key })

  async function send(attempt: Attempt): Promise<void> {
    const mine = owner
    taking.value = { status: 'sending' }
    // Should the page be left meanwhile, the launcher of the next one says where to look.
    context.setNews(1)
    const [answer] = await Promise.allSettled([ask(attempt)])
    if (mine !== owner) return
    context.setNews(0)
    if (answer.status === 'fulfilled') await accept(attempt, answer.value)
    else await fail(attempt, answer.reason)
  }

  function show(next: KeptClaim | undefined): void {
    batch(() => {
      taken.value = next
      taking.value = undefined
      isApplied.value = false
    })
  }

  async function accept(attempt: Attempt, fresh: Claim): Promise<void> {
    const { claimId, code, again } = fresh
    const made = { claim: fresh, invitation: attempt.code }
    show(made)
    track('referral.claimed', { again })
    // What a shop says back with the order: the visitor only where the shopper agreed to be counted.
    const visitorId = context.visitorId()
    context.announce('claimed', {
      claimId,
      ...(code && { code }),
      ...(visitorId && { visitorId }),
    })
    await Promise.all([kept.keep(made), kept.settle(attempt), apply()])
  }

  async function fail(attempt: Attempt, error: unknown): Promise<void> {
    const { code, params, status, retryable, retryAfterMs } = isProblem(error)
      ? error
      : { code: 'no_answer', params: {}, status: 0, retryable: true, retryAfterMs: undefined }
    // Who is turned away at the door has taken nothing, though it may be tried again.
    const isFinal = code === 'rate_limited' || (!retryable && status !== 401)
    const retryAt = retryAfterMs && new Date(Date.now() + retryAfterMs).toISOString()
    taking.value = {
      status: isFinal ? 'refused' : 'unsure',
      code,
      params,
      ...(retryAt && { retryAt }),
    }
    if (isFinal) await kept.settle(attempt)
    else context.report(error)
  }

  async function apply(): Promise<boolean> {
    const mine = owner
    const code = claim.peek()?.code
    if (!code || !(await context.applyCode(code)) || mine !== owner) return false
    isApplied.value = true
    track('referral.code_applied', { by: 'cart' })
    return true
  }

  /** What was taken before, or was being taken when the page was left. */
  async function restore(): Promise<void> {
    const mine = owner
    const found = await kept.readClaim()
    if (mine !== owner) return
    taken.value ??= found
    const attempt = taken.peek() ? undefined : await kept.readAttempt()
    if (mine !== owner) return
    settleKnown()
    if (attempt && taking.peek()?.status !== 'sending') await send(attempt)
  }

  function forget(): void {
    owner = {}
    show(undefined)
  }

  const stop = effect(() => {
    const { status, memberId } = member.value
    if (memberBefore !== undefined && memberId !== memberBefore) forget()
    memberBefore = memberId
    if (status !== 'unknown') restoring = restore().catch(context.report)
  })

  return {
    claim,
    invitation: computed(() => taken.value?.invitation),
    taking,
    isApplied,
    whenKnown: () => known,
    apply,
    noteCopied: () => track('referral.code_applied', { by: 'copy' }),

    async take(code, email) {
      if (taking.peek()?.status === 'sending') return
      const asked = owner
      taking.value = { status: 'sending' }
      const mine = createAttempt(code, email)
      // Another tab may have come first.
      const found = await kept.readClaim()
      if (asked !== owner) return
      if (found) return show(found)
      const first = await kept.begin(mine)
      if (asked !== owner) return
      await send(first)
      const isOpen = asked === owner && !taken.peek() && isOther(first, mine)
      // The earlier one came to nothing for good: now it is this one's turn.
      if (isOpen && taking.peek()?.status === 'refused') await send(await kept.begin(mine))
    },

    async end() {
      forget()
      // What is being read just now would be put back.
      await restoring
      settleKnown()
      await kept.forget()
    },

    dispose() {
      owner = {}
      stop()
    },
  }
}

function isOther(first: Attempt, mine: Attempt): boolean {
  const hasOtherEmail = mine.body.email !== undefined && mine.body.email !== first.body.email
  return first.code !== mine.code || hasOtherEmail
}
