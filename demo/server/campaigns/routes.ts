/** The campaigns room: what shoppers are told and when, and whether it helped. */
import type { Room } from '../room.ts'
import { exportExposures, forgetExposures } from './exposures/person.ts'
import { storeExposures } from './exposures/store.ts'
import { jobs } from './retention/jobs.ts'
import { merchantRoutes } from './routes/merchant.ts'
import { publicRoutes } from './routes/public.ts'

export const room: Room = {
  routes: [...publicRoutes, ...merchantRoutes],
  jobs,
  heeds: { names: ['campaign.exposure'], onStored: storeExposures },
  onExport: exportExposures,
  onErase: forgetExposures,
}
