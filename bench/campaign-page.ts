/** A shop that runs campaigns, for what is measured at rest: one for each moment there is to wait for, none of which comes. */
import type { Collector } from '../test/helpers/collector.ts'
import * as registry from '../widgets/index.ts'

const TRIGGERS = [
  { on: 'exit' },
  { on: 'time', seconds: 600 },
  { on: 'scroll', percent: 90 },
  { on: 'idle', seconds: 600 },
  { on: 'seen', selector: '#never' },
  { on: 'cart' },
]

/** For the tag: all widgets, because those that show campaigns are among them. */
export const EVERY_WIDGET = `data-widgets="${Object.values(registry)
  .map((create) => create().name)
  .join(' ')}"`

export function serveCampaigns({ api }: Pick<Collector, 'api'>): void {
  const items = TRIGGERS.map((trigger, index) => ({
    id: `campaign-${index}`,
    revision: 1,
    kind: trigger.on === 'exit' ? 'exit' : 'message',
    promotional: false,
    trigger,
    audience: { all: [{ field: 'page.type', op: 'neq', value: 'checkout' }] },
    caps: { perVisit: 1 },
    surface: 'sheet',
    texts: { en: { title: 'Hello', decline: 'No, thanks', hello: 'Hello' } },
    blocks: [{ type: 'text', key: 'hello' }],
  }))
  const lifecycle = { medianGapDays: 60, currency: 'EUR', computedAt: new Date().toISOString() }
  api.shop = { campaigns: 'r1' }
  api.more = async (_request, url) =>
    url.pathname === '/v1/campaigns' ? [200, { revision: 'r1', items, lifecycle }] : undefined
}
