/** What this browser keeps of an invitation that was taken: the try until it is answered, the code until it is used. */
import type { WidgetContext } from '../../../src/widget.ts'
import { Claim } from '../contract/offer.ts'

/** The request as it was made: repeated word for word, so that the same key gets the same code. */
export interface Attempt {
  readonly key: string
  /** Of the invitation. */
  readonly code: string
  readonly body: AttemptBody
  readonly at: number
  /** Signed in when it was made; as a guest without. */
  readonly memberId?: string
}

export interface AttemptBody {
  readonly email?: string
  readonly visitorId?: string
  readonly afterMs: number
  readonly locale: string
}

export interface KeptClaim {
  readonly claim: Claim
  /** Code of the invitation that was pressed; another one’s may be the one that counts. */
  readonly invitation: string
}

export interface Kept {
  /** One for all tabs: whoever comes second gets the one that is under way. Without a storage, `mine`. */
  begin(mine: Attempt): Promise<Attempt>
  readAttempt(): Promise<Attempt | undefined>
  settle(attempt: Attempt): Promise<void>
  readClaim(): Promise<KeptClaim | undefined>
  keep(kept: KeptClaim): Promise<void>
  forget(): Promise<void>
}

const ATTEMPT = 'attempt'
const CLAIM = 'claim'
/** As long as a backend remembers a key. */
const ATTEMPT_MS = 86_400_000

export function createKept(context: Pick<WidgetContext, 'store' | 'member'>): Kept {
  const { store } = context
  const whose = (): string | undefined => context.member.peek().memberId
  const optionsNow = () => ({ purpose: 'functional', ofCustomer: whose() !== undefined }) as const

  /** Left by somebody else who was signed in, it is not there. */
  const isOurs = ({ memberId }: { readonly memberId?: string | undefined }): boolean =>
    memberId === undefined || memberId === whose()

  const isAlive = (found: unknown): found is Attempt =>
    isAttempt(found) && isOurs(found) && Date.now() - found.at < ATTEMPT_MS

  async function keep(kept: KeptClaim): Promise<void> {
    const memberId = whose()
    await store.write(CLAIM, { ...kept, ...(memberId && { memberId }) }, optionsNow())
  }

  return {
    keep,

    async forget() {
      await Promise.all([store.remove(CLAIM), store.remove(ATTEMPT)])
    },

    async begin(mine) {
      const choose = (found: unknown): Attempt => (isAlive(found) ? found : mine)
      const chosen = await store.update(ATTEMPT, choose, optionsNow())
      return isAttempt(chosen) ? chosen : mine
    },

    async readAttempt() {
      const found = await store.read(ATTEMPT)
      return isAlive(found) ? found : undefined
    },

    async settle({ key }) {
      const drop = (found: unknown): unknown =>
        isAttempt(found) && found.key === key ? undefined : found
      await store.update(ATTEMPT, drop, optionsNow())
    },

    async readClaim() {
      const { claim, invitation, memberId } = Object(await store.read(CLAIM)) as Partial<
        KeptClaim & Pick<Attempt, 'memberId'>
      >
      const checked = Claim.safeParse(claim)
      if (!checked.success || !isOurs({ memberId })) return undefined
      if (Date.parse(checked.data.expiresAt) <= Date.now()) {
        await store.remove(CLAIM)
        return undefined
      }
      const found = { claim: checked.data, invitation: String(invitation) }
      // Taken before signing in: from now on it goes when they go.
      if (memberId === undefined && whose()) await keep(found)
      return found
    },
  }
}

function isAttempt(found: unknown): found is Attempt {
  return typeof found === 'object' && found !== null && 'key' in found && 'body' in found
}
