import { expect, test } from 'vitest'
import type { BlockReason, Flag } from '../../../../widgets/referral/contract.ts'
import type { Person } from '../judging/person.ts'
import type { Facts } from './facts.ts'
import { judge, LEAK_NETWORKS, MOST_OF_NETWORK } from './judge.ts'
import { lapsedVerdictOf, verdictOf, type Verdict } from './verdict.ts'

function person(name: string, changes: Partial<Person> = {}): Person {
  return {
    memberIds: [`${name} account`],
    emailKeys: [`${name} e-mail`],
    phoneKeys: [`${name} phone`],
    addressKeys: [`${name} address`],
    visitorIds: [`${name} visitor`],
    devices: [`${name} network ${name} browser`],
    names: [`${name} Popescu`],
    ...changes,
  }
}

const ana = person('Ana')
const AT = new Date('2026-06-10T12:00:00.000Z')

function claimsFrom(networks: number): Facts['claimsOfCode'] {
  return Array.from({ length: networks }, (_, index) => ({ at: AT, ipKey: `network ${index}` }))
}

const STRANGERS: Facts = {
  friend: person('Maria'),
  advocate: ana,
  isOrdered: true,
  isNewCustomer: true,
  edges: [],
  friendEmail: 'maria@mail.example',
  isBlocked: false,
  afterMs: 20_000,
  claimsOfNetwork: 1,
  claimsOfCode: claimsFrom(1),
}

const asMaria = (changes: Partial<Person>): Partial<Facts> => ({ friend: person('Maria', changes) })
const OF_ANA = {
  address: asMaria({ addressKeys: ana.addressKeys }),
  device: asMaria({ devices: ana.devices }),
}

const CASES: [what: string, changes: Partial<Facts>, found: (BlockReason | Flag)[]][] = [
  ['strangers', {}, []],
  [
    'the advocate, signed in',
    { ...asMaria({ memberIds: ana.memberIds }), isOrdered: false },
    ['own_link'],
  ],
  ['an order of the advocate', asMaria({ memberIds: ana.memberIds }), ['same_customer']],
  ['the same e-mail', asMaria({ emailKeys: ana.emailKeys }), ['same_email']],
  ['the same phone', asMaria({ phoneKeys: ana.phoneKeys }), ['same_phone']],
  ['who invited the advocate', { edges: [['Maria e-mail', 'Ana e-mail']] }, ['loop']],
  [
    'a ring of three',
    {
      edges: [
        ['Clara e-mail', 'Ana e-mail'],
        ['Maria account', 'Clara e-mail'],
      ],
    },
    ['loop'],
  ],
  ['somebody who was invited by others', { edges: [['Clara e-mail', 'Ana e-mail']] }, []],
  ['the block list', { isBlocked: true }, ['block_list']],
  ['a customer of before', { isNewCustomer: false }, ['not_new_customer']],
  ['the same browser', asMaria({ visitorIds: ana.visitorIds }), ['same_visitor']],
  ['a flatmate', OF_ANA.address, ['same_address']],
  ['the same Wi-Fi with another browser', asMaria({ devices: ['Ana network Maria browser'] }), []],
  ['the same Wi-Fi and browser', OF_ANA.device, ['same_device']],
  [
    'incognito at home',
    asMaria({ devices: ana.devices, addressKeys: ana.addressKeys }),
    ['same_address', 'same_device'],
  ],
  ['the same full name', asMaria({ names: ['POPESCU, Ana'] }), ['same_name']],
  ['the same first name', asMaria({ names: ['Ana'] }), []],
  ['the same family name', asMaria({ names: ['Ion Popescu'] }), []],
  ['a disposable address', { friendEmail: 'x@mailinator.com' }, ['disposable_email']],
  [
    'a disposable address with a dot behind it',
    { friendEmail: 'x@mailinator.com.' },
    ['disposable_email'],
  ],
  [
    'a disposable address in wide letters',
    { friendEmail: 'x@ｍａｉｌｉｎａｔｏｒ.com' },
    ['disposable_email'],
  ],
  ['a subdomain of one', { friendEmail: 'x@ana.mailinator.com' }, ['disposable_email']],
  ['an office party', { claimsOfNetwork: MOST_OF_NETWORK }, []],
  [
    'one more than an office party',
    { claimsOfNetwork: MOST_OF_NETWORK + 1 },
    ['many_from_one_network'],
  ],
  ['taken at once', { afterMs: 2999 }, ['too_fast']],
  ['taken after three seconds', { afterMs: 3000 }, []],
  ['a busy advocate', { claimsOfCode: claimsFrom(LEAK_NETWORKS - 1) }, []],
  ['a code that is published', { claimsOfCode: claimsFrom(LEAK_NETWORKS) }, ['coupon_site']],
]

test.each(CASES)('%s', (_, changes, expected) => {
  const { blocks, flags } = judge({ ...STRANGERS, ...changes })

  expect([...blocks, ...flags].sort()).toEqual(expected)
})

test('two people nobody knows anything of are no match', () => {
  const nobody: Person = {
    memberIds: [],
    emailKeys: [],
    phoneKeys: [],
    addressKeys: [],
    visitorIds: [],
    devices: [],
    names: [],
  }

  expect(judge({ ...STRANGERS, friend: nobody, advocate: nobody })).toEqual({
    blocks: [],
    flags: [],
  })
})

test.each<[verdict: Verdict, lapsed: Verdict, flags: Flag[]]>([
  ['pass', 'pass', []],
  ['pass', 'pass', ['same_address']],
  ['pass', 'pass', ['many_from_one_network']],
  ['review', 'pass', ['same_address', 'same_device']],
  ['review', 'pass', ['same_visitor', 'same_device']],
  ['review', 'pass', ['many_from_one_network', 'too_fast']],
  ['review', 'pass', ['coupon_site']],
  ['review', 'refuse', ['same_visitor', 'same_device', 'same_address']],
  ['review', 'refuse', ['same_visitor', 'same_device', 'same_address', 'same_name']],
  ['refuse', 'refuse', ['same_device', 'same_address', 'disposable_email']],
  ['refuse', 'refuse', ['coupon_site', 'too_fast', 'same_name']],
])('%s, or %s where nobody looks: %j', (verdict, lapsed, flags) => {
  expect(verdictOf(flags)).toBe(verdict)
  expect(lapsedVerdictOf(flags)).toBe(lapsed)
})
