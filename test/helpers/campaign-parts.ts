/** Campaigns for tests: without waiting longer than a test has to, and one thing at a time. */
import type { z } from 'zod/mini'
import type { Campaign } from '../../src/contract/campaign/campaign.ts'

type Draft = z.input<typeof Campaign>

/** A card that comes by itself. */
export function plainCard(id: string, more: Partial<Draft> = {}): Draft {
  return {
    id,
    revision: 1,
    kind: 'message',
    promotional: false,
    trigger: { on: 'time', seconds: 2 },
    surface: 'sheet',
    caps: { total: 1 },
    texts: { en: { title: `Card ${id}`, decline: 'No, thanks' } },
    blocks: [],
    ...more,
  }
}

/** A timed offer for everybody. */
export function timedOffer(id: string, more: Partial<Draft> = {}): Draft {
  return plainCard(id, {
    kind: 'offer',
    surface: 'inline',
    slot: 'home',
    trigger: { on: 'load' },
    caps: {},
    texts: { en: { title: 'A tenth off' } },
    blocks: [{ type: 'offer', offerId: 'a-tenth' }],
    ...more,
  })
}
