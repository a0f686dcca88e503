// @vitest-environment node
import { expect, test } from 'vitest'
import type { Campaign } from '../../contract/campaign/campaign.ts'
import { DRAFT, OFFER } from './campaign.fixture.ts'
import { checkCampaign } from './check-campaign.ts'
import { warnOfLadder } from './ladder.ts'

function step(id: string, ladder: object | undefined): Campaign {
  const { campaign } = checkCampaign({ ...DRAFT, id, ladder }, { offers: [OFFER], isServed: true })
  if (!campaign) throw new Error('The fixture is no campaign.')
  return campaign
}

test('two campaigns on one step of a ladder are warned of', () => {
  const first = step('new-things', { id: 'win-back', step: 1 })

  expect(warnOfLadder(first, [step('other', { id: 'win-back', step: 1 })])).toEqual([
    {
      code: 'ladder_step_taken',
      path: 'ladder.step',
      message: '“other” is step 1 of “win-back” too. Give each step to one campaign.',
    },
  ])
})

test('other steps, other ladders and none are fine', () => {
  const others = [
    step('second', { id: 'win-back', step: 2 }),
    step('elsewhere', { id: 'welcome', step: 1 }),
    step('alone', undefined),
  ]

  expect(warnOfLadder(step('first', { id: 'win-back', step: 1 }), others)).toEqual([])
  expect(warnOfLadder(step('none', undefined), others)).toEqual([])
})
