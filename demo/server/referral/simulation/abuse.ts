/** One person who invites themself, in the ways that are known; each with an advocate who has bought before. */
import { DAY, DAYS, HOUR } from './honest.ts'
import type { Expected, Invitation } from './invitation.ts'
import type { Random } from './random.ts'
import { makeShopper, type Shopper } from './shopper.ts'

interface Trick {
  readonly kind: string
  readonly expected: Expected
  /** What the second self has of the first. */
  disguise(self: Shopper, random: Random): Partial<Shopper>
  readonly isSignedIn?: boolean
  readonly typesEmail?: boolean
  readonly returnsAfterDays?: number
}

const TRICKS: readonly Trick[] = [
  {
    kind: 'own link, signed in',
    expected: 'held',
    disguise: (self) => self,
    isSignedIn: true,
  },
  {
    kind: 'own e-mail, spelt otherwise',
    expected: 'held',
    disguise: ({ email }, random) => ({ email: respell(email, random) }),
    typesEmail: true,
  },
  {
    kind: 'own e-mail, at the till only',
    expected: 'held',
    disguise: ({ email }, random) => ({ email: respell(email, random) }),
  },
  {
    kind: 'own phone, another name',
    expected: 'held',
    disguise: ({ phone }) => ({ phone: phone.replace('+40 ', '0') }),
  },
  {
    kind: 'incognito, to one’s own door',
    expected: 'held',
    disguise: ({ ip, agent, address }) => ({ ip, agent, address: address.toUpperCase() }),
  },
  {
    kind: 'own browser, parcel elsewhere',
    expected: 'held',
    disguise: ({ ip, agent, visitorId }) => ({ ip, agent, ...(visitorId && { visitorId }) }),
  },
  {
    kind: 'own name and door, new phone',
    expected: 'held',
    disguise: ({ name, address }) => ({ name: backwards(name), address }),
  },
  {
    kind: 'throwaway mail, own door',
    expected: 'held',
    disguise: ({ ip, address }, random) => ({ ip, address, email: throwaway(random) }),
    typesEmail: true,
  },
  {
    kind: 'bought, and sent back in time',
    expected: 'returned',
    disguise: () => ({}),
    returnsAfterDays: 9,
  },
  {
    kind: 'bought, and sent back once paid',
    expected: 'open',
    disguise: () => ({}),
    returnsAfterDays: 24,
  },
  {
    kind: 'incognito, parcel elsewhere',
    expected: 'open',
    disguise: ({ ip, agent }) => ({ ip, agent }),
  },
  {
    kind: 'second self at one’s own door',
    expected: 'open',
    disguise: ({ address }) => ({ address }),
  },
  { kind: 'second self with nothing in common', expected: 'open', disguise: () => ({}) },
]

export function inviteOneself(random: Random, each: number): Invitation[] {
  return TRICKS.flatMap((trick) => Array.from({ length: each }, () => play(random, trick)))
}

function play(random: Random, trick: Trick): Invitation {
  const { kind, expected, isSignedIn, typesEmail, returnsAfterDays } = trick
  const advocate = { ...stranger(random, true), visitorId: random.uuid() }
  const friend = { ...stranger(random), ...trick.disguise(advocate, random) }
  const atMs = random.between(DAY, DAYS * DAY)
  const orderedAtMs = atMs + random.between(HOUR / 4, DAY)
  return {
    kind,
    expected,
    advocate,
    friend,
    // A guest’s points wait for an account, and are not given once the goods are back.
    ...(!isSignedIn && !returnsAfterDays && random.chance(0.3) && { isGuest: true }),
    claim: {
      atMs,
      afterMs: random.between(3500, 30_000),
      ip: friend.ip,
      ...(isSignedIn && { isSignedIn }),
      ...(typesEmail && { email: friend.email }),
    },
    order: {
      atMs: orderedAtMs,
      ip: friend.ip,
      by: 'code',
      ...(!isSignedIn && random.chance(0.5) && { isGuest: true }),
      ...(returnsAfterDays && { returnedAtMs: orderedAtMs + returnsAfterDays * DAY }),
    },
  }
}

/** Somebody of whom nothing is known, with a door and a network of their own. */
export function stranger(random: Random, isCustomer = false): Shopper {
  const number = random.serial()
  const home = { address: `Bulevardul Nou ${number}`, ip: `10.210.${number >> 8}.${number & 255}` }
  return makeShopper(random, home, isCustomer)
}

const TAGS = ['shop', 'x', '2', 'friend']

function respell(email: string, random: Random): string {
  const [name = '', domain = ''] = email.split('@')
  const tagged = `${name}+${random.pick(TAGS)}`.toUpperCase()
  return domain === 'gmail.com'
    ? `${[...name].join('.')}@googlemail.com`
    : `${tagged}@${domain.toUpperCase()}`
}

function backwards(name: string): string {
  return name.split(' ').reverse().join(' ').toUpperCase()
}

export function throwaway(random: Random): string {
  return `x${random.serial()}@${random.pick(['mailinator.com', 'inbox.yopmail.com', 'guerrillamail.com'])}`
}
