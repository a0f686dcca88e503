/** Spending points exactly once: the key is kept before the request, and whatever happens, the same key is asked with again. */
import type { WidgetContext } from '../../../src/widget.ts'
import { type Doings, isProblem, readProblem } from '../../../src/model/doing.ts'
import { createKey } from '../../../src/model/key.ts'
import { redeem, type Redemption, type RedeemRequest } from '../contract/redemption.ts'
import type { loyaltyEvents } from '../contract/config.ts'
import { Wallet } from '../contract/wallet.ts'

export interface Redeeming {
  redeem(body: RedeemRequest): Promise<void>
  /** Goes on with what was begun before a reload, a dead network, or in a tab that is gone. */
  resume(): Promise<void>
  /** Whoever was signed in has left. */
  reset(): void
}

export interface RedeemingOptions {
  readonly context: Pick<WidgetContext<typeof loyaltyEvents>, 'call' | 'store' | 'track' | 'report'>
  readonly doings: Doings
  accept(wallet: Wallet): Promise<void>
  onIssued(redemption: Redemption): void
  /** Refused, or not known to have happened: what was on show is in doubt. */
  onDoubt(): void
}

interface Attempt {
  readonly key: string
  readonly body: RedeemRequest
  readonly at: number
}

const KEY = 'redeem'
const OF_CUSTOMER = { purpose: 'functional', ofCustomer: true } as const
/** Longer after the tap, points are spent only when the shopper asks once more. */
const RESUME_WITHIN_MS = 600_000

export function createRedeeming(options: RedeemingOptions): Redeeming {
  const { context, doings, accept, onIssued, onDoubt } = options
  let owner = {}

  /** One attempt for all tabs: whoever comes second gets the one that is under way. */
  async function claim(mine: Attempt): Promise<Attempt> {
    const choose = (found: unknown): Attempt =>
      isAttempt(found) && (isRecent(found) || isSame(found, mine)) ? found : mine
    // Where nothing can be stored, the page remembers; after a reload the list of codes does.
    return (await context.store.update(KEY, choose, OF_CUSTOMER).then(asAttempt)) ?? mine
  }

  async function settle({ key }: Attempt): Promise<void> {
    const drop = (found: unknown): unknown =>
      isAttempt(found) && found.key === key ? undefined : found
    await context.store.update(KEY, drop, OF_CUSTOMER)
  }

  async function send(attempt: Attempt, isOurs: boolean): Promise<void> {
    const mine = owner
    const { body, key } = attempt
    const { rewardId } = body
    doings.set(rewardId, { status: 'sending' })
    try {
      const { redemption, wallet } = await context.call(redeem, { body, idempotencyKey: key })
      if (mine !== owner) return
      await settle(attempt)
      doings.set(rewardId)
      onIssued(redemption)
      await accept(wallet)
      if (isOurs) context.track('loyalty.reward_redeemed', { rewardId, points: redemption.points })
    } catch (error) {
      if (mine === owner) await fail(attempt, error)
    }
  }

  async function fail(attempt: Attempt, error: unknown): Promise<void> {
    // Without a final answer the points may be spent: the key is kept, and asks again.
    const isFinal = isProblem(error) && !error.retryable && error.status !== 401
    if (isFinal) await settle(attempt)
    else context.report(error)
    const status = isFinal ? 'refused' : 'unsure'
    doings.set(attempt.body.rewardId, { status, ...readProblem(error) })
    const newer = isProblem(error) && Wallet.safeParse(error.params['wallet'])
    if (newer && newer.success) await accept(newer.data)
    onDoubt()
  }

  return {
    async redeem(body) {
      if (doings.all.peek().get(body.rewardId)?.status === 'sending') return
      const asked = owner
      doings.set(body.rewardId, { status: 'sending' })
      const mine: Attempt = { key: createKey(), body, at: Date.now() }
      let first = await claim(mine)
      if (!isSame(first, mine)) {
        await send(first, false)
        if (asked === owner) first = await claim(mine)
      }
      if (asked !== owner) return
      // The other one has not come to its end: spending on both could be one too many.
      if (!isSame(first, mine))
        doings.set(body.rewardId, { status: 'refused', code: 'in_progress' })
      else await send(first, true)
    },

    async resume() {
      const mine = owner
      const found = asAttempt(await context.store.read(KEY))
      if (!found || mine !== owner) return
      const { rewardId } = found.body
      if (doings.all.peek().get(rewardId)?.status === 'sending') return
      if (isRecent(found)) await send(found, true)
      else doings.set(rewardId, { status: 'unsure', code: 'no_answer' })
    },

    reset() {
      owner = {}
    },
  }
}

function isRecent({ at }: Attempt): boolean {
  return Date.now() - at < RESUME_WITHIN_MS
}

/** The cart may have grown since: the first one counts, for its answer is fixed by the key. */
function isSame({ body: one }: Attempt, { body: other }: Attempt): boolean {
  return one.rewardId === other.rewardId && one.points === other.points && one.mode === other.mode
}

function isAttempt(found: unknown): found is Attempt {
  return typeof found === 'object' && found !== null && 'key' in found && 'body' in found
}

function asAttempt(found: unknown): Attempt | undefined {
  return isAttempt(found) ? found : undefined
}
