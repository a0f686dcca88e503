/** Who is signed in to the console, and what went wrong on the way. */
import { signal, type ReadonlySignal } from '@preact/signals'
import { readMerchant, signIn, signOut, type Merchant } from '../../src/contract/merchant.ts'
import type { Call } from './api.ts'
import { createAttempts, type Trouble } from './attempts.ts'
import { createCampaignsModel, type CampaignsModel } from './campaigns/model.ts'
import { createChatSettingsModel, type ChatSettingsModel } from './chat-settings/model.ts'
import { createInboxModel, type InboxModel } from './inbox/model.ts'
import { createMembersModel, type MembersModel } from './members/model.ts'
import { createProgrammeModel, type ProgrammeModel } from './programme/model.ts'
import { createRetentionModel, type RetentionModel } from './retention/model.ts'
import { createReferralsModel, type ReferralsModel } from './referrals/model.ts'
import { createSurveysModel, type SurveysModel } from './surveys/model.ts'
import { createTicketsModel, type TicketsModel } from './tickets/model.ts'

export type Visitor =
  | { readonly status: 'loading' }
  | { readonly status: 'signed-out' }
  | { readonly status: 'signed-in'; readonly merchant: Merchant }

export interface ConsoleModel {
  readonly visitor: ReadonlySignal<Visitor>
  readonly trouble: ReadonlySignal<Trouble | undefined>
  readonly busy: ReadonlySignal<boolean>
  readonly programme: ProgrammeModel
  readonly members: MembersModel
  readonly referrals: ReferralsModel
  readonly campaigns: CampaignsModel
  readonly retention: RetentionModel
  readonly inbox: InboxModel
  readonly tickets: TicketsModel
  readonly surveys: SurveysModel
  readonly chatSettings: ChatSettingsModel
  load(): Promise<void>
  signIn(email: string, password: string): Promise<void>
  signOut(): Promise<void>
}

export function createModel(call: Call): ConsoleModel {
  const visitor = signal<Visitor>({ status: 'loading' })
  const { trouble, busy, attempt, forgive } = createAttempts()
  const programme = createProgrammeModel(call)
  const members = createMembersModel(call)
  const referrals = createReferralsModel(call, () =>
    visitor.value.status === 'signed-in' ? visitor.value.merchant.shop.publicKey : '',
  )
  const campaigns = createCampaignsModel(call)
  const retention = createRetentionModel(call)
  // One stream tells of both.
  const inbox = createInboxModel(call, () => tickets.hear())
  const tickets = createTicketsModel(call, inbox)
  const surveys = createSurveysModel(call)
  const chatSettings = createChatSettingsModel(call)

  return {
    visitor,
    trouble,
    busy,
    programme,
    members,
    referrals,
    campaigns,
    retention,
    inbox,
    tickets,
    surveys,
    chatSettings,
    async load() {
      await attempt(async () => {
        visitor.value = { status: 'signed-in', merchant: await call(readMerchant) }
      })
      if (visitor.value.status !== 'loading') return
      // Not being signed in is no trouble; not reaching the API is.
      if (trouble.value?.code === 'session_expired') forgive()
      visitor.value = { status: 'signed-out' }
    },
    signIn: (email, password) =>
      attempt(async () => {
        visitor.value = { status: 'signed-in', merchant: await call(signIn, { email, password }) }
      }),
    signOut: () =>
      attempt(async () => {
        await call(signOut)
        // The next to sign in here may be of another shop.
        programme.forget()
        members.forget()
        referrals.forget()
        campaigns.forget()
        retention.forget()
        inbox.forget()
        tickets.forget()
        surveys.forget()
        chatSettings.forget()
        visitor.value = { status: 'signed-out' }
      }),
  }
}
