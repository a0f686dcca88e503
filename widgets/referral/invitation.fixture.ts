/** The friend's side with a backend of answers, a store in memory and a page that can be seen, for the tests of this folder. */
import {
  createContextStage,
  disposeLater,
  type StageOptions,
} from '../../src/model/context.fixture.ts'
import type { Member } from '../../src/widget.ts'
import { claimAsMember, claimOffer, readOffer, type ReferralConfig } from './contract.ts'
import type { Sight } from './in-sight.ts'
import { CLAIM, OFFER } from './offer.fixture.ts'
import { createInvitation } from './model/invitation.ts'

export {
  createRefusal,
  disposeLater,
  disposeModels as disposeInvitations,
  GUEST,
} from '../../src/model/context.fixture.ts'
export type { Asked } from '../../src/model/context.fixture.ts'

export const FRIEND: Member = { status: 'member', memberId: 'm-mihai', name: 'Mihai' }

export const LANDING = new URL('https://shop.example/?ref=ANA-FERN')

export interface InviteOptions extends StageOptions {
  readonly config?: Pick<ReferralConfig, 'cleanAddress'>
  readonly sight?: Sight
}

const SEEN: Sight = { whenSeen: async () => true, ms: () => 4200, leave: () => undefined }

export function createStage({ answers = [], ...options }: StageOptions = {}) {
  return createContextStage({
    ...options,
    answers: [
      [readOffer, () => OFFER],
      [claimOffer, () => CLAIM],
      [claimAsMember, () => CLAIM],
      ...answers,
    ],
  })
}

export function setUpFriend({ config, sight = SEEN, ...options }: InviteOptions = {}) {
  const stage = createStage(options)
  const invitation = createInvitation({
    context: stage.context,
    config: config ?? { cleanAddress: false },
    sight,
  })
  return { ...stage, invitation: disposeLater(invitation) }
}
