/** Asking a happy shopper to invite friends: after an order, a high score or a new level, and at no other moment. */
import { signal, type ReadonlySignal } from '@preact/signals-core'
import type { WidgetContext } from '../../../src/widget.ts'
import type { Moment, ReferralConfig, referralEvents } from '../contract/config.ts'

export interface Asking {
  /** Why the shopper is asked now. */
  readonly moment: ReadonlySignal<Moment | undefined>
  wake(name: string, props: Readonly<Record<string, unknown>>): Promise<void>
  /** They invited since they were asked. */
  readonly isDone: ReadonlySignal<boolean>
  /** They invite, so there is no need to ask; a card that is up stays, for it says what came of it. */
  onShared(): void
  /** Its card is up, until the returned function is called. */
  show(): () => void
}

export interface AskingOptions {
  readonly context: Pick<WidgetContext<typeof referralEvents>, 'propose' | 'withdraw' | 'track'>
  readonly config: Pick<ReferralConfig, 'askAfter'>
  /** Reads what there is to know of rules and shopper; `true` when this shopper has, or can get, a link now. */
  canInvite(): Promise<boolean>
  /** Inviting, or an invitation, is in front of the shopper already. */
  isBusy(): boolean
}

const PROPOSAL = 'ask'
/** From here on they are promoters, by the rules of the Net Promoter Score. */
const PROMOTER = 9

export function createAsking({ context, config, canInvite, isBusy }: AskingOptions): Asking {
  const moment = signal<Moment>()
  const isDone = signal(false)
  let cards = 0

  return {
    moment,
    isDone,

    async wake(name, props) {
      const now = readMoment(name, props)
      if (!now || !config.askAfter.includes(now) || isBusy()) return
      // Reading takes a while, and the shopper may have found the way by themselves.
      if (!(await canInvite()) || isBusy()) return
      moment.value = now
      isDone.value = false
      const level = await context.propose({
        id: PROPOSAL,
        level: 'sheet',
        category: 'referral',
        isPromotional: true,
      })
      if (level !== undefined && level !== 'badge') context.track('referral.asked', { moment: now })
    },

    onShared() {
      isDone.value = true
      if (cards === 0) context.withdraw(PROPOSAL)
    },

    show() {
      cards += 1
      return () => void (cards -= 1)
    },
  }
}

function readMoment(name: string, props: Readonly<Record<string, unknown>>): Moment | undefined {
  const { kind, score } = props
  if (name === 'order.placed') return 'order'
  if (name === 'loyalty.tier_reached') return 'milestone'
  const isPraise = name === 'score.given' && kind === 'nps' && Number(score) >= PROMOTER
  return isPraise ? 'score' : undefined
}
