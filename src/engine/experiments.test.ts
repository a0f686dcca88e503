import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MINUTE, SECOND } from '../core/clock.ts'
import {
  createCampaign,
  createSet,
  createShop,
  leaveNothing,
  MEMORY,
  type OpenTab,
  openTab,
  pass,
  startClock,
  type TabChanges,
} from './engine.fixture.ts'

beforeEach(startClock)
afterEach(leaveNothing)

const ALL = 10_000

/** All units in one arm, so that the test says which. */
function createTest(arm: 'silent' | 'loud', changes = {}) {
  const weight = (id: string): number => (id === arm ? ALL : 0)
  return createCampaign({
    id: 'tested',
    promotional: true,
    experiment: {
      id: 'exp-1',
      phase: 1,
      arms: [
        { id: 'silent', weight: weight('silent'), blocks: null },
        { id: 'loud', weight: weight('loud'), texts: { en: { title: 'Loud' } } },
      ],
    },
    caps: { perVisit: 1 },
    ...changes,
  })
}

async function run(campaign: unknown, changes: TabChanges = {}, set = {}): Promise<OpenTab> {
  const tab = await openTab(createShop({ set: createSet([campaign], set) }), changes)
  await pass(12 * SECOND)
  return tab
}

describe('an experiment', () => {
  it.each(['silent', 'loud'] as const)(
    'tells of the %s arm before anything is drawn',
    async (arm) => {
      const { told, find, tracked, section } = await run(createTest(arm))

      expect(told('campaign.exposure')).toEqual([
        {
          key: expect.stringMatching(/^exp-1:1:visitor:[\da-f-]{36}$/),
          experiment: 'exp-1',
          phase: 1,
          arm,
          unitId: expect.any(String),
          unitType: 'visitor',
          campaignId: 'tested',
          trigger: 'load',
          stage: 'new_visitor',
          ruleHash: expect.any(String),
          inHoldout: false,
          ephemeral: false,
          freshId: true,
        },
      ])
      const isLoud = arm === 'loud'
      expect(find('.card') !== null).toBe(isLoud)
      expect(section.prepare).toHaveBeenCalledTimes(isLoud ? 1 : 0)
      const names = tracked.map(({ name }) => name).filter((name) => name.startsWith('campaign.'))
      expect(names).toEqual(['campaign.exposure', ...(isLoud ? ['campaign.shown'] : [])])
    },
  )

  it.each(['silent', 'loud'] as const)('uses up the caps in the %s arm too', async (arm) => {
    const { engine, host, state } = await run(createTest(arm))
    const url = new URL('https://shop.example/next')
    host.onNavigate(url)
    engine.onNavigate(url)
    await pass(2 * MINUTE)
    expect(await state('tested')).toEqual(['not_due', 'caps'])
  })

  it('counts an exposure though the widget then has nothing to show', async () => {
    const tab = await openTab(createShop({ set: createSet([createTest('loud')]) }))
    tab.section.prepare.mockResolvedValue(false)
    await pass(12 * SECOND)
    expect(tab.told('campaign.exposure')).toHaveLength(1)
    expect(tab.told('campaign.shown')).toEqual([])
    expect(tab.find('.card')).toBeNull()
  })

  it('tells once per unit and phase, over pages too', async () => {
    const campaign = createTest('loud', { caps: {} })
    const shop = createShop({ set: createSet([campaign]) })
    const first = await openTab(shop)
    await pass(12 * SECOND)
    expect(first.told('campaign.exposure')).toHaveLength(1)
    await first.close()
    await pass(2 * MINUTE)

    const second = await openTab(shop)
    await pass(12 * SECOND)

    expect(second.find('.card')).not.toBeNull()
    expect(second.told('campaign.exposure')).toEqual([])
  })

  it('shows nothing to who is held out, and tells of both sides of the holdout', async () => {
    const held = await run(createTest('loud'), {}, { holdout: { share: ALL, period: '2026Q4' } })
    expect(held.find('.card')).toBeNull()
    expect(held.told('campaign.exposure')).toMatchObject([
      { experiment: 'holdout', phase: '2026Q4', arm: 'held_out', inHoldout: true },
    ])
    expect(await held.state('tested')).toEqual(['silent', null])
    await held.close()

    // One of ten thousand is held out, and the visitor of this test is not.
    const reached = await run(createTest('loud'), {}, { holdout: { share: 1, period: '2026Q4' } })
    expect(reached.told('campaign.exposure')).toMatchObject([
      { experiment: 'holdout', arm: 'reached', inHoldout: false },
      { experiment: 'exp-1', arm: 'loud' },
    ])
  })

  it('gives a service message to who is held out', async () => {
    const holdout = { share: ALL, period: '2026Q4' }
    const { find } = await run(createCampaign({ id: 'service' }), {}, { holdout })
    expect(find('.card')).not.toBeNull()
  })

  it('tells nothing without consent, and gives the control where the shop wants it so', async () => {
    const { told, engine, core } = await run(
      createTest('loud'),
      { consentMode: 'denied' },
      { controlForEphemeral: true },
    )
    const [explained] = await engine.explain()
    expect(explained?.placing).toEqual({ is: 'assigned', by: null, arm: 'silent' })
    expect(told('campaign.exposure')).toMatchObject([{ ephemeral: true }])
    // Told to nobody outside: the outbox keeps nothing without consent.
    expect(await core.outbox.stats()).toMatchObject({ accepted: 0 })
  })

  it('follows the arm that the member was given on another device', async () => {
    const given = { experiment: 'exp-1', phase: 1, arm: 'silent', unitType: 'visitor' as const }
    const shop = createShop({
      set: createSet([createTest('loud')]),
      memory: { ...MEMORY, assignments: [given] },
    })
    const { told, find } = await openTab(shop, { isMember: true })
    await pass(12 * SECOND)
    expect(find('.card')).toBeNull()
    expect(told('campaign.exposure')).toMatchObject([{ arm: 'silent', crossDevice: true }])
  })
})
