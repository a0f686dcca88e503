/** Where shoppers live and work, and so which addresses and networks they have in common without being one person. */
import type { Random } from './random.ts'
import { makeShopper, pickLastName, type Shopper } from './shopper.ts'

export type Tie = 'alone' | 'flatmates' | 'couple' | 'family'

export interface Household {
  readonly tie: Tie
  readonly members: readonly Shopper[]
}

export interface Town {
  readonly households: readonly Household[]
  readonly offices: readonly (readonly Shopper[])[]
  /** Addresses behind which a mobile network hides all its phones. */
  readonly carriers: readonly string[]
  /** Of offices, in their order. */
  readonly officeNetworks: readonly string[]
}

const STREETS =
  'Florilor Ștefan-cel-Mare Pușkin Eminescu Alba-Iulia Columna Izmail Dacia Mioriței Trandafirilor'.split(
    ' ',
  )
/** Half of the town has bought before; the other half can be invited. */
const CUSTOMERS = 0.5
const OFFICE = 20
/** A carrier has fewer addresses than customers by far: one for each fifty shoppers here. */
const BEHIND_ONE_CARRIER = 50

export function createTown(random: Random, size: number): Town {
  const households: Household[] = []
  for (let people = 0; people < size;) {
    const household = createHousehold(random, { number: households.length, most: size - people })
    people += household.members.length
    households.push(household)
  }
  const workers = random.shuffle(households.flatMap(({ members }) => members)).slice(0, size / 3)
  const offices = Array.from({ length: Math.ceil(workers.length / OFFICE) }, (_, index) =>
    workers.slice(index * OFFICE, (index + 1) * OFFICE),
  )
  return {
    households,
    offices,
    carriers: networks('100.64', Math.ceil(size / BEHIND_ONE_CARRIER)),
    officeNetworks: networks('198.18', offices.length),
  }
}

const SIZES: Readonly<Record<Tie, number>> = { alone: 1, couple: 2, flatmates: 3, family: 4 }

function createHousehold(
  random: Random,
  { number, most }: { readonly number: number; readonly most: number },
): Household {
  const wanted = random.pick<Tie>(['alone', 'couple', 'flatmates', 'family'])
  const tie = SIZES[wanted] <= most ? wanted : 'alone'
  const street = random.pick(STREETS)
  const house = number + 1
  const flat = random.between(1, 90)
  const ip = `10.${number >> 8}.${number & 255}.1`
  const lastName = tie === 'family' || tie === 'couple' ? pickLastName(random) : undefined
  const members = Array.from({ length: SIZES[tie] }, () => {
    // Everybody writes the same door in their own way.
    const address = random.pick([
      `Strada ${street}, nr. ${house}, ap. ${flat}`,
      `str. ${street.toLowerCase()} ${house} ap ${flat}`,
      `${house}/${flat} ${street} street`,
    ])
    const home = { address, ip, ...(lastName && { lastName }) }
    return makeShopper(random, home, random.chance(CUSTOMERS))
  })
  return { tie, members }
}

function networks(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}.${index >> 8}.${index & 255}`)
}
