/** Referral's state and actions: the advocate's link and friends, the friend's invitation, and asking at the right moment. */
import { computed, effect, signal, type ReadonlySignal } from '@preact/signals-core'
import { createDoings, type Doings } from '../../src/model/doing.ts'
import type { Moment, WidgetContext, WidgetModel } from '../../src/widget.ts'
import { type Channel, ReferralConfig, type referralEvents } from './contract/config.ts'
import { setNameShown, setOwnCode } from './contract/home.ts'
import { type Asking, createAsking } from './model/asking.ts'
import { createEarned, type Earned } from './model/earned.ts'
import { createFriends, type Friends } from './model/friends.ts'
import { createGuest, type Guest } from './model/guest.ts'
import { createHomeKeeper, type HomeKeeper } from './model/home.ts'
import { createInvitation, type Invitation } from './model/invitation.ts'
import { createProgramKeeper, type ProgramKeeper } from './model/program.ts'
import { createToken } from './model/token.ts'

export interface ReferralModel
  extends
    WidgetModel,
    Pick<HomeKeeper, 'status' | 'home' | 'staleSince' | 'isPaused' | 'refresh'>,
    Pick<ProgramKeeper, 'program'> {
  readonly signInUrl: string | undefined
  /** In the merchant's order. */
  readonly channels: readonly Channel[]
  /** Signed in, and so with a name and a code to choose. */
  readonly isMember: ReadonlySignal<boolean>
  /** As the shopper has just set it, until the server agrees. */
  readonly isNameShown: ReadonlySignal<boolean>
  readonly friends: Omit<Friends, 'reset'>
  readonly earned: Pick<Earned, 'applied' | 'apply' | 'noteCopied'>
  /** Of `guest`, `code` and `name`. */
  readonly doings: Pick<Doings, 'all'>
  readonly guest: Guest
  readonly invitation: Invitation
  readonly asking: Asking
  /** Something of it is drawn: what there is to know of the shopper is read, and followed from now on. */
  start(): void
  /** `false` when it was refused; `doings` has why. */
  setCode(code: string): Promise<boolean>
  setNameShown(shown: boolean): Promise<void>
  noteShared(channel: Channel): void
  openPanel(): void
  wake(moment: Moment): void
  /** The shopper sees it from now on, until the returned function is called: all of it, or the link alone. */
  show(place: 'panel' | 'page', part?: 'all' | 'link'): () => void
}

export function createModel(context: WidgetContext<typeof referralEvents>): ReferralModel {
  const { call, report, track } = context
  const parsed = ReferralConfig.safeParse(context.options)
  if (!parsed.success) report(parsed.error)
  const config = parsed.data ?? ReferralConfig.parse({})

  let wasViewed = false
  let stops: (() => void)[] = []
  /** In how many places it is on the screen. */
  let places = 0
  /** In how many of them codes are: one seen as it comes is no news. */
  const looking = signal(0)
  /** What the shopper wants, while the server is told. */
  const wanted = signal<boolean>()
  const doings = createDoings(report)
  const rules = createProgramKeeper(context)
  const token = createToken(context)
  const earned = createEarned(context)
  const keeper = createHomeKeeper({
    context,
    rules,
    token,
    onCustomer() {
      for (const forget of [doings.clear, earned.reset, friends.reset]) forget()
      wanted.value = undefined
    },
  })
  const { home, status, accept } = keeper
  const friends = createFriends(context, home)
  const guest = createGuest({ context, doings, token, accept })
  const invitation = createInvitation({ context, config })
  const asking = createAsking({
    context,
    config,
    canInvite,
    isBusy: () => places > 0 || invitation.isBusy(),
  })

  function start(): void {
    if (stops.length > 0) return
    stops = [
      keeper.follow(),
      context.onChange('referral.changed', () => void keeper.refresh()),
      effect(() => {
        const rewards = home.value?.rewards
        const note = looking.value > 0 ? earned.look : earned.tell
        if (rewards) note(rewards).catch(report)
      }),
    ]
  }

  async function canInvite(): Promise<boolean> {
    start()
    await whenKnown()
    // Nobody is asked for what would bring them nothing.
    if (status.peek() === 'advocate') return !keeper.isPaused.peek() && home.peek()?.cap.left !== 0
    return status.peek() === 'guest' && rules.program.peek()?.guests === true
  }

  function whenKnown(): Promise<void> {
    return new Promise((resolve) => {
      stops.push(
        effect(() => {
          if (status.value !== 'loading') resolve()
        }),
      )
    })
  }

  function noteViewed(place: 'panel' | 'page'): void {
    if (wasViewed) return
    wasViewed = true
    const isFriend = invitation.state.peek() !== 'none' && !home.peek()
    track('referral.viewed', { place, as: isFriend ? 'friend' : 'advocate' })
  }

  return {
    ...keeper,
    program: rules.program,
    signInUrl: config.signInUrl,
    channels: config.channels,
    isMember: computed(() => context.member.value.status === 'member'),
    isNameShown: computed(() => wanted.value ?? home.value?.name.shown ?? false),
    friends,
    earned,
    doings,
    guest,
    invitation,
    asking,
    start,

    setCode: (code) =>
      doings.run('code', async () => accept(await call(setOwnCode, { body: { code } }))),

    async setNameShown(shown) {
      wanted.value = shown
      await doings.run('name', async () => accept(await call(setNameShown, { body: { shown } })))
      wanted.value = undefined
    },

    noteShared(channel) {
      track('referral.shared', { channel })
      asking.onShared()
    },

    openPanel: () => void context.open().catch(report),

    wake(moment) {
      if (moment.kind === 'page') return
      const isOrder = moment.kind === 'event' && moment.name === 'order.placed'
      if (isOrder) invitation.end().catch(report)
      const woken =
        moment.kind === 'address'
          ? invitation.wake(moment.url)
          : asking.wake(moment.name, moment.props)
      woken.catch(report)
    },

    show(place, part = 'all') {
      const codes = part === 'all' ? 1 : 0
      places += 1
      looking.value += codes
      const stop = effect(() => {
        if (status.value !== 'loading' || invitation.state.value !== 'none') noteViewed(place)
      })
      return () => {
        stop()
        places -= 1
        looking.value -= codes
      }
    },

    dispose() {
      for (const stop of stops) stop()
      invitation.dispose()
    },
  }
}
