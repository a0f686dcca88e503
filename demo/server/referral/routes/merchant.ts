/** What the merchant sees and decides, in the console and from the shop’s own server. */
import {
  decideCase,
  decideReferral,
  listReferralCases,
  readReferralBlocks,
  readReferralNumbers,
  readReferralVersions,
  saveReferralProgram,
  setReferralBlock,
} from '../../../../widgets/referral/contract.ts'
import { forMerchant, forSecret, type Route } from '../../route.ts'
import { bareClaimId } from '../claims/claim-id.ts'
import { listBlocks, setBlock } from '../merchant/blocks.ts'
import { listCases } from '../merchant/cases.ts'
import { decide } from '../merchant/decide.ts'
import { readNumbers } from '../merchant/numbers.ts'
import { listVersions, saveProgramVersion } from '../program/save-program.ts'

export const merchantRoutes: readonly Route[] = [
  forMerchant(readReferralVersions, ({ shop, services }) =>
    listVersions(services.database, shop.id),
  ),
  forMerchant(saveReferralProgram, ({ shop, services, body, now }) =>
    saveProgramVersion(services.database, shop, { ...body, now }),
  ),
  forMerchant(listReferralCases, ({ shop, services, query }) =>
    listCases(services.database, shop.id, query),
  ),
  forMerchant(decideCase, ({ shop, services, params, body }) =>
    decide(services, { shopId: shop.id, claimId: params.claimId }, { ...body, by: 'person' }),
  ),
  forSecret(decideReferral, ({ shop, services, params, body }) => {
    const claimId = bareClaimId(shop, params.claimId)
    return decide(services, { shopId: shop.id, claimId }, { ...body, by: 'server' })
  }),
  forMerchant(readReferralNumbers, ({ shop, services, now }) =>
    readNumbers(services.database, shop, now),
  ),
  forMerchant(readReferralBlocks, ({ shop, services }) => listBlocks(services.database, shop.id)),
  forMerchant(setReferralBlock, async ({ shop, services, body, now }) => {
    await setBlock(services.database, shop.id, { ...body, now })
    return listBlocks(services.database, shop.id)
  }),
]
