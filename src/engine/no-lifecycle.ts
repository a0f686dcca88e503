/** What is reckoned with where no backend says how a shop's customers come and go. */
import type { LifecycleConfig } from '../contract/campaign/lifecycle.ts'

export const NO_LIFECYCLE: LifecycleConfig = {
  /** As for a shop that has few orders yet. */
  medianGapDays: 60,
  /** ISO 4217 for no currency: amounts that are compared with it are unknown. */
  currency: 'XXX',
  vipTiers: [],
  computedAt: '1970-01-01T00:00:00Z',
}
