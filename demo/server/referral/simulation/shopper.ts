/** Somebody who shops: a name, a letterbox, a phone, and the browser they do it with. */
import type { Random } from './random.ts'

export interface Shopper {
  /** The shop’s own id of the account. */
  readonly id: string
  readonly name: string
  readonly email: string
  readonly phone: string
  readonly address: string
  readonly ip: string
  readonly agent: string
  /** Only of who agreed to be counted. */
  readonly visitorId?: string
  /** Ordered before any invitation. */
  readonly isCustomer: boolean
}

const FIRST =
  'Ana Maria Elena Ion Andrei Mihai Ioana Olga Irina Serghei Natalia Victor Lucía Pablo Carmen Javier Zofia Piotr Agnieszka Łukasz Emma Oliver Grace Tom Ștefan Doina Radu Vera Boris Alina'.split(
    ' ',
  )
const LAST =
  'Popescu Rusu Ceban Munteanu Lungu Rotaru Иванов Петрова García López Núñez Kowalski Nowak Wiśniewska Smith Jones Brown Țurcan Cojocaru Moraru Sîrbu Botnari Ursu Gil Vega Zając Mazur Clark Hill Ward'.split(
    ' ',
  )
const MAIL = 'gmail.com gmail.com yahoo.com mail.ru onet.pl icloud.com outlook.com mail.md'.split(
  ' ',
)

/**
 * In shares as shops see them. Browsers say less of themselves every year: every Chrome on Android of one version sends one and the same
 * text, so two phones in a household often cannot be told apart.
 */
const AGENTS: readonly (readonly [share: number, agent: string])[] = [
  [30, chrome('Linux; Android 10; K', 'Chrome/142.0.0.0 Mobile')],
  [8, chrome('Linux; Android 10; K', 'Chrome/141.0.0.0 Mobile')],
  [4, chrome('Linux; Android 10; K', 'SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile')],
  [18, chrome('Windows NT 10.0; Win64; x64', 'Chrome/142.0.0.0')],
  [6, `${chrome('Windows NT 10.0; Win64; x64', 'Chrome/142.0.0.0')} Edg/142.0.0.0`],
  [5, chrome('Macintosh; Intel Mac OS X 10_15_7', 'Chrome/142.0.0.0')],
  [14, 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) Version/26.1 Mobile Safari/604.1'],
  [8, 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) Version/18.6 Mobile Safari/604.1'],
  [4, 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/26.1 Safari/605.1.15'],
  [3, 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0'],
]

function chrome(system: string, version: string): string {
  return `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) ${version} Safari/537.36`
}

/** Two in five agree to be counted. */
const CONSENT = 0.4

interface Home {
  readonly address: string
  readonly ip: string
  readonly lastName?: string
}

export function makeShopper(
  random: Random,
  { address, ip, lastName = random.pick(LAST) }: Home,
  isCustomer: boolean,
): Shopper {
  const number = random.serial()
  return {
    id: `shopper-${number}`,
    name: `${random.pick(FIRST)} ${lastName}`,
    email: `shopper${number}@${random.pick(MAIL)}`,
    phone: `+40 7${String(10_000_000 + number * 37).slice(0, 8)}`,
    address,
    ip,
    agent: pickAgent(random),
    ...(random.chance(CONSENT) && { visitorId: random.uuid() }),
    isCustomer,
  }
}

export function pickLastName(random: Random): string {
  return random.pick(LAST)
}

function pickAgent(random: Random): string {
  const point = random.below(100)
  let sum = 0
  const found = AGENTS.find(([share]) => (sum += share) > point)
  if (!found) throw new Error('The shares of browsers are a hundred together.')
  return found[1]
}
