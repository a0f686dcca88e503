/** Amounts as they are typed, and rules that survive the form. */
import { expect, test } from 'vitest'
import { ReferralRules, type ReferralReward } from '../../../widgets/referral/contract.ts'
import { PROGRAM } from './backend.fixture.ts'
import { readMinor, writeMinor } from './minor.ts'
import { readForm, toForm } from './rules-form.ts'

const eur = (minor: number) => ({ minor, currency: 'EUR' })

test.each([
  ['12.50', 'EUR', 1250],
  ['12,5', 'EUR', 1250],
  [' 7 ', 'EUR', 700],
  ['500', 'JPY', 500],
  ['1.234', 'KWD', 1234],
  ['12.505', 'EUR', undefined],
  ['1.5', 'JPY', undefined],
  ['-1', 'EUR', undefined],
  ['1 000', 'EUR', undefined],
  ['', 'EUR', undefined],
])('“%s” in %s is %s', (text, currency, minor) => {
  expect(readMinor(text, currency)).toBe(minor)
  if (minor !== undefined) expect(readMinor(writeMinor(minor, currency), currency)).toBe(minor)
})

test.each<ReferralReward>([
  { kind: 'amount', off: eur(800) },
  { kind: 'percent', percent: 15 },
  { kind: 'percent', percent: 15, max: eur(2000) },
  { kind: 'shipping' },
  { kind: 'product', productId: 'dune-mug' },
  { kind: 'points', points: 500 },
  { kind: 'credit', amount: eur(1000) },
])('a reward of kind $kind comes back from the form as it was', (friendReward) => {
  const rules = ReferralRules.parse({
    ...PROGRAM,
    friendReward,
    message: { pl: 'Cześć {link}' },
    contact: 'help@shop.example',
  })

  const found = readForm(toForm(rules, 'EUR'), { currency: 'EUR', status: 'active' })

  expect(found).toEqual({ ok: true, rules })
})

test('everything that cannot be read is named as the backend names it', () => {
  const form = toForm(ReferralRules.parse(PROGRAM), 'EUR')

  const found = readForm(
    {
      ...form,
      advocateReward: { ...form.advocateReward, points: 'many' },
      friendReward: { ...form.friendReward, money: '' },
      capDays: 'x',
      landingPath: 'https://elsewhere.example',
    },
    { currency: 'EUR', status: 'draft' },
  )

  expect(found).toMatchObject({
    ok: false,
    faults: [
      { path: 'advocateReward.points' },
      { path: 'friendReward.off.minor' },
      { path: 'cap.days' },
      { path: 'landingPath' },
    ],
  })
})
