/** What the arbiter remembers of this page, one for all who ask. */
import { type Attention, createAttention } from './campaigns/attention.ts'
import type { Core } from './core/create-core.ts'

// A face comes and goes; what the shopper was told and has answered on this page stays.
const attentions = new WeakMap<Core, Attention>()

export function attentionOf(core: Core, report: (error: unknown) => void): Attention {
  let attention = attentions.get(core)
  if (!attention) {
    const { store, tabs } = core
    attention = createAttention({ store, tabs, now: Date.now, report })
    attentions.set(core, attention)
  }
  return attention
}
