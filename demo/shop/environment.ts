/** What every request handler of the shop has at hand. */
import type { Shop } from './shop.ts'
import type { Visit } from './visit.ts'

export interface ShopEnv {
  Variables: { shop: Shop; visit: Visit }
}
