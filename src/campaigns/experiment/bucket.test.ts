// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { bucketOf, pickArm, pickOfGroup, seeds } from './bucket.ts'
import { murmur3 } from './murmur.ts'
import { chiSquare } from './statistics/chi-square.ts'

test.each([
  ['exp-1', 'user-1', 2_364_192_560, 5504],
  ['exp-1', 'user-2', 2_621_751_934, 6104],
  ['exit-a', 'șoaptă@magazin.ro', 2_067_865_637, 4814],
  ['holdout:2026Q3', 'żółw', 2_062_894_943, 4803],
  ['e', '😀', 3_242_440_740, 7549],
])('%s:%s hashes to %i, bucket %i', (seed, id, hash, bucket) => {
  expect(murmur3(`${seed}:${id}`)).toBe(hash)
  expect(bucketOf(seed, id)).toBe(bucket)
})

test.each([
  ['', 0, 0],
  ['', 1, 0x514e28b7],
  ['', 0xffffffff, 0x81f16f39],
  ['test', 0x9747b28c, 0x704b81dc],
  ['Hello, world!', 0x9747b28c, 0x24884cba],
  ['The quick brown fox jumps over the lazy dog', 0x9747b28c, 0x2fa826cd],
])('%j with seed %i is the published %i', (text, seed, hash) => {
  expect(murmur3(text, seed)).toBe(hash)
})

describe('twenty thousand units', () => {
  const ids = {
    sequential: Array.from({ length: 20_000 }, (_, index) => `user-${index}`),
    mail: Array.from({ length: 20_000 }, (_, index) => `ana.${index * 7}@magazin.ro`),
  }

  test.each(Object.keys(ids) as (keyof typeof ids)[])('of %s ids fill all bins alike', (kind) => {
    const bins = Array.from({ length: 20 }, () => 0)
    for (const id of ids[kind]) bins[Math.floor(bucketOf('exp-1', id) / 500)]! += 1

    expect(
      chiSquare(
        bins,
        bins.map(() => 1_000),
      ),
    ).toBeLessThan(43.8)
  })

  test('of two experiments know nothing of each other', () => {
    const cells = [0, 0, 0, 0]
    for (const id of ids.sequential) {
      const [one, other] = ['exp-1', 'exp-2'].map((name) =>
        Number(bucketOf(seeds.variant(name, 1), id) < 5_000),
      )
      cells[one! * 2 + other!]! += 1
    }

    expect(
      chiSquare(
        cells,
        cells.map(() => 5_000),
      ),
    ).toBeLessThan(16.3)
  })
})

test('arms take as much as they weigh', () => {
  const arms = [
    { id: 'control', weight: 2_500 },
    { id: 'shipping', weight: 7_500 },
  ]

  expect([0, 2_499, 2_500, 9_999].map((bucket) => pickArm(arms, bucket)?.id)).toEqual([
    'control',
    'control',
    'shipping',
    'shipping',
  ])
  expect(pickArm([{ weight: 100 }], 100)).toBeUndefined()
})

describe('a group', () => {
  const units = Array.from({ length: 3_000 }, (_, index) => `v-${index}`)
  const split = (members: readonly string[]) =>
    units.map((unit) => pickOfGroup('exit', members, unit))

  test('gives every unit to one of its campaigns, and to all alike', () => {
    const given = split(['a', 'b', 'c'])

    for (const id of ['a', 'b', 'c']) {
      const share = given.filter((each) => each === id).length / units.length
      expect(share).toBeGreaterThan(0.29)
      expect(share).toBeLessThan(0.38)
    }
  })

  test('moves nobody but those of the campaign that went', () => {
    const [before, after] = [split(['a', 'b', 'c']), split(['a', 'c'])]

    const moved = units.filter((_, index) => before[index] !== after[index])

    expect(moved.every((unit) => pickOfGroup('exit', ['a', 'b', 'c'], unit) === 'b')).toBe(true)
    expect(pickOfGroup('exit', [], 'v-1')).toBeUndefined()
  })
})
