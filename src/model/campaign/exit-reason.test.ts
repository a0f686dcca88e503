import { describe, expect, it } from 'vitest'
import { createExitReason } from './exit-reason.ts'
import { createOccasion, createStage } from './exit-stage.fixture.ts'

describe('a reason to leave', () => {
  it('is told to the page, and counted', () => {
    const { context } = createStage()
    const reason = createExitReason(context)

    reason.give('cost', createOccasion([], { arm: 'facts' }))

    expect(reason.given.value.get('leaving')).toBe('cost')
    expect(context.announce).toHaveBeenCalledExactlyOnceWith('reason', {
      campaignId: 'leaving',
      reason: 'cost',
    })
    expect(context.track).toHaveBeenCalledExactlyOnceWith('campaign.clicked', {
      campaignId: 'leaving',
      reason: 'cost',
      arm: 'facts',
    })
  })

  it('can be taken back for another one', () => {
    const { context } = createStage()
    const reason = createExitReason(context)
    reason.give('cost', createOccasion([]))

    reason.takeBack('leaving')
    expect(reason.given.value.has('leaving')).toBe(false)

    reason.give('trust', createOccasion([]))
    expect(reason.given.value.get('leaving')).toBe('trust')
  })

  it('of a merchant who looks at a preview counts nowhere', () => {
    const { context } = createStage()
    const reason = createExitReason(context)

    reason.give('length', createOccasion([], { isPreview: true }))

    expect(reason.given.value.get('leaving')).toBe('length')
    expect(context.announce).not.toHaveBeenCalled()
    expect(context.track).not.toHaveBeenCalled()
  })
})
