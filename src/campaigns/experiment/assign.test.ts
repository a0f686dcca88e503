// @vitest-environment node
import { describe, expect, test } from 'vitest'
import type { Assignment } from '../../contract/campaign/experiment.ts'
import { assign, type AssignSituation, type Candidate, type Experiment } from './assign.ts'
import { exposuresOf, hashRules } from './exposure.ts'

const EXPERIMENT: Experiment = {
  id: 'exit-1',
  phase: 1,
  arms: [
    { id: 'control', weight: 5_000 },
    { id: 'shipping', weight: 5_000 },
  ],
}
const CAMPAIGN: Candidate = { campaignId: 'exit', isPromotional: true, experiment: EXPERIMENT }
const ALL = { share: 10_000, period: '2026Q4' }
const SITUATION: AssignSituation = {
  shop: 'pk_1',
  unit: { id: 'v-1', type: 'visitor', isEphemeral: false },
  holdout: { ...ALL, share: 0 },
  isTargeted: () => true,
}
const place = (candidate: Partial<Candidate> = {}, situation: Partial<AssignSituation> = {}) =>
  assign({ ...CAMPAIGN, ...candidate }, { ...SITUATION, ...situation })
const given = (arm: string, more: Partial<Assignment> = {}): Assignment => ({
  experiment: 'exit-1',
  phase: 1,
  arm,
  unitType: 'visitor',
  ...more,
})
const unit = (id: string) => ({ ...SITUATION.unit, id })
const units = Array.from({ length: 2_000 }, (_, index) => `v-${index}`)

describe('the order', () => {
  const group = { id: 'g', memberIds: ['other'] }
  const nobody = { isTargeted: () => false }
  const noTraffic = { experiment: { ...EXPERIMENT, traffic: 0 } }

  test('a preview before all', () => {
    const placing = place({ group }, { ...nobody, holdout: ALL, preview: 'shipping' })

    expect(placing).toEqual({ is: 'preview', arm: 'shipping' })
  })

  test('the holdout before the group, the audience is not even asked', () => {
    const isTargeted = () => {
      throw new Error('asked')
    }

    expect(place({ group }, { holdout: ALL, isTargeted })).toEqual({ is: 'held_out' })
  })

  test('the group before the audience, the audience before the traffic, the traffic before the arm', () => {
    expect(place({ group }, nobody)).toEqual({ is: 'left_out', by: 'group' })
    expect(place(noTraffic, nobody)).toEqual({ is: 'left_out', by: 'targeting' })
    expect(place(noTraffic)).toEqual({ is: 'left_out', by: 'traffic' })
    expect(place().is).toBe('assigned')
  })

  test('who is held out stays so with an arm of before', () => {
    expect(place({}, { holdout: ALL, stored: [given('shipping')] }).is).toBe('held_out')
  })

  test('service messages are never held out', () => {
    expect(place({ isPromotional: false }, { holdout: ALL }).is).toBe('assigned')
    const { experiment: _, ...plain } = CAMPAIGN
    expect(assign({ ...plain, isPromotional: false }, SITUATION)).toEqual({ is: 'shown' })
  })

  test('one in twenty is held out, others with another period', () => {
    const heldOut = (period: string) =>
      units.filter(
        (id) => place({}, { unit: unit(id), holdout: { share: 500, period } }).is === 'held_out',
      )
    const [one, other] = [heldOut('2026Q3'), heldOut('2026Q4')]

    expect(one.length / units.length).toBeGreaterThan(0.035)
    expect(one.length / units.length).toBeLessThan(0.065)
    expect(one.filter((id) => other.includes(id)).length).toBeLessThan(one.length / 4)
  })
})

describe('an arm stays', () => {
  const armOf = (placing: ReturnType<typeof assign>) =>
    placing.is === 'assigned' ? placing.assignment.arm : placing.is

  test('when its weight changes', () => {
    const arms = [
      { id: 'control', weight: 10_000 },
      { id: 'shipping', weight: 0 },
    ]
    const experiment = { ...EXPERIMENT, arms, traffic: 0 }

    expect(armOf(place({ experiment }, { stored: [given('shipping')] }))).toBe('shipping')
  })

  test('for its phase alone', () => {
    const stored = [given('shipping'), given('control')].map((each) => ({ ...each, phase: 0 }))

    expect(armOf(place({}, { stored }))).toBe(armOf(place()))
    const other = units.filter(
      (id) =>
        armOf(place({}, { unit: unit(id) })) !==
        armOf(place({ experiment: { ...EXPERIMENT, phase: 2 } }, { unit: unit(id) })),
    )
    expect(other.length / units.length).toBeGreaterThan(0.45)
    expect(other.length / units.length).toBeLessThan(0.55)
  })

  test('and when it is taken away, nothing takes its place', () => {
    expect(place({}, { stored: [given('gone')] })).toEqual({ is: 'left_out', by: 'arm_gone' })
  })

  test('on another device, as the backend knows it', () => {
    const placing = place({}, { known: [given('shipping', { unitType: 'member' })] })

    expect(placing).toMatchObject({ isCrossDevice: true, isMultiExposure: false })
    expect(armOf(placing)).toBe('shipping')
  })

  test('as each device has it, where two have shown different ones, and says so', () => {
    const placing = place({}, { stored: [given('control')], known: [given('shipping')] })

    expect(placing).toMatchObject({ isCrossDevice: false, isMultiExposure: true })
    expect(armOf(placing)).toBe('control')
  })

  test('who may not be counted gets the control where the shop wants it so', () => {
    const arms = units.map((id) =>
      armOf(place({}, { unit: { ...unit(id), isEphemeral: true }, isControlForEphemeral: true })),
    )

    expect(new Set(arms)).toEqual(new Set(['control']))
  })
})

describe('exposures', () => {
  const situation = {
    unit: SITUATION.unit,
    trigger: { name: 'exit', score: 2 },
    ruleHash: hashRules({ a: 1 }),
    stage: 'active' as const,
    subtotal: { minor: 4_990, currency: 'EUR' },
  }
  const expose = (placing: ReturnType<typeof assign>, more: object = {}) =>
    exposuresOf(CAMPAIGN, placing, { ...situation, ...more })

  test('say what it takes to compare the arms, with one key per unit and phase', () => {
    const [exposure] = expose(place({}, { stored: [given('shipping')] }))

    expect(exposure).toEqual({
      key: 'exit-1:1:visitor:v-1',
      experiment: 'exit-1',
      phase: 1,
      arm: 'shipping',
      unitId: 'v-1',
      unitType: 'visitor',
      campaignId: 'exit',
      trigger: 'exit',
      score: 2,
      stage: 'active',
      subtotal: 4_990,
      currency: 'EUR',
      ruleHash: situation.ruleHash,
      inHoldout: false,
      ephemeral: false,
    })
  })

  test('tell of both sides of the holdout', () => {
    const holdout = { share: 500, period: '2026Q4' }
    const armsOf = (placing: ReturnType<typeof assign>) =>
      expose(placing, { holdout }).map(({ experiment, arm }) => `${experiment}: ${arm}`)

    expect(armsOf({ is: 'held_out' })).toEqual(['holdout: held_out'])
    expect(armsOf(place({}, { stored: [given('control')] }))).toEqual([
      'holdout: reached',
      'exit-1: control',
    ])
    expect(armsOf({ is: 'shown' })).toEqual(['holdout: reached'])
  })

  test('are none of a preview, of what was left out, and where nothing is compared', () => {
    expect(expose({ is: 'preview', arm: 'x' }, { holdout: ALL })).toEqual([])
    expect(expose({ is: 'left_out', by: 'traffic' }, { holdout: ALL })).toEqual([])
    expect(expose({ is: 'shown' })).toEqual([])
  })

  test('mark what is not counted, and what came from elsewhere', () => {
    const placing = place({}, { known: [given('shipping')] })
    const unknown = { unit: { ...SITUATION.unit, isEphemeral: true }, isFreshId: true }

    expect(expose(placing, unknown)[0]).toMatchObject({
      ephemeral: true,
      freshId: true,
      crossDevice: true,
    })
  })

  test('the hash of rules is another one when they are, and not by their order', () => {
    expect(hashRules({ a: 1, b: [{ d: 1, c: 2 }] })).toBe(hashRules({ b: [{ c: 2, d: 1 }], a: 1 }))
    expect(hashRules({ a: 1 })).not.toBe(hashRules({ a: 2 }))
    expect(hashRules({ a: 1 })).toMatch(/^[\da-f]{8}$/)
  })
})
