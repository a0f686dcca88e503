// @vitest-environment node
import { expect, test } from 'vitest'
import { Campaign } from '../contract/campaign/campaign.ts'
import { findPreview } from './preview.ts'

const campaign = Campaign.parse({
  id: 'spring.sale',
  revision: 1,
  kind: 'message',
  promotional: true,
  trigger: { on: 'load' },
  surface: 'sheet',
  blocks: [],
  experiment: {
    id: 'x',
    phase: 1,
    arms: [
      { id: 'control', weight: 5_000 },
      { id: 'b', weight: 5_000 },
    ],
  },
})

test.each([
  ['spring.sale', { campaignId: 'spring.sale', arm: '' }],
  ['spring.sale.b', { campaignId: 'spring.sale', arm: 'b' }],
  ['spring.sale.c', undefined],
  ['spring', undefined],
  ['', undefined],
])('?regulars-preview=%s is %j', (wanted, found) => {
  const url = new URL(`https://shop.example/?regulars-preview=${wanted}`)
  expect(findPreview(url, [campaign])).toEqual(found)
})
