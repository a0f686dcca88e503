import { expect, test } from 'vitest'
import type { Block, Flag } from '../../../../widgets/referral/contract.ts'
import type { Person } from '../judging/person.ts'
import type { Facts } from './facts.ts'
import { judge, LEAK_NETWORKS, MOST_OF_NETWORK } from './judge.ts'
import { weightOf } from './weigh.ts'

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

const CASES: [what: string, changes: Partial<Facts>, found: (Block | Flag)[]][] = [
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

test.each<[weight: number, flags: Flag[]]>([
  [0, []],
  [1, ['same_address']],
  [2, ['same_address', 'same_device']],
  [1, ['same_visitor', 'same_device']],
  [2, ['same_visitor', 'same_device', 'same_address']],
  [3, ['same_device', 'same_address', 'same_name']],
  [2, ['coupon_site']],
  [3, ['coupon_site', 'too_fast']],
])('%i weighs what is found together: %j', (weight, flags) => {
  expect(weightOf(flags)).toBe(weight)
})
