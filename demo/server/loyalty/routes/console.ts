/** The programme, in the merchant’s console. */
import { readProgramVersions, saveProgram } from '../../../../widgets/loyalty/contract.ts'
import { forMerchant, type Route } from '../../route.ts'
import { listVersions, saveProgramVersion } from '../program/save-program.ts'

export const consoleRoutes: readonly Route[] = [
  forMerchant(readProgramVersions, ({ shop, services }) =>
    listVersions(services.database, shop.id),
  ),
  forMerchant(saveProgram, ({ shop, services, body, now }) =>
    saveProgramVersion(services.database, shop, { ...body, now }),
  ),
]
