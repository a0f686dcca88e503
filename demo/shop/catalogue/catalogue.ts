/** Every product, in the order the shop shows them, and the ways to find one. */
import type { Language } from '../../../src/i18n/index.ts'
import type { Category, Product } from './product.ts'
import { ashBowl } from './products/ash-bowl.ts'
import { cedarIncense } from './products/cedar-incense.ts'
import { duneMug } from './products/dune-mug.ts'
import { emberCandle } from './products/ember-candle.ts'
import { fernGarden } from './products/fern-garden.ts'
import { figLeafDiffuser } from './products/fig-leaf-diffuser.ts'
import { firstLightSencha } from './products/first-light-sencha.ts'
import { giftCard } from './products/gift-card.ts'
import { hearthRooibos } from './products/hearth-rooibos.ts'
import { linenNapkins } from './products/linen-napkins.ts'
import { mossTeapot } from './products/moss-teapot.ts'
import { orangeCloveSpray } from './products/orange-clove-spray.ts'
import { quietEveningBox } from './products/quiet-evening-box.ts'
import { reedVase } from './products/reed-vase.ts'
import { smokeAndPlum } from './products/smoke-and-plum.ts'
import { walnutScoop } from './products/walnut-scoop.ts'

export const PRODUCTS: readonly Product[] = [
  firstLightSencha,
  smokeAndPlum,
  fernGarden,
  hearthRooibos,
  mossTeapot,
  duneMug,
  ashBowl,
  reedVase,
  emberCandle,
  figLeafDiffuser,
  cedarIncense,
  orangeCloveSpray,
  linenNapkins,
  walnutScoop,
  quietEveningBox,
  giftCard,
]

const byId = new Map(PRODUCTS.map((product) => [product.id, product]))

export function findProduct(id: string): Product | undefined {
  return byId.get(id)
}

export function productsOf(category: Category): readonly Product[] {
  return PRODUCTS.filter((product) => product.category === category)
}

/** The others of its category first, then whatever follows in the shop. */
export function goesWith(product: Product, limit = 4): readonly Product[] {
  const others = PRODUCTS.filter((other) => other.id !== product.id)
  return others.toSorted((a, b) => rank(a, product) - rank(b, product)).slice(0, limit)
}

/** Every word of the question must occur; accents and case do not matter. */
export function searchProducts(question: string, language: Language): readonly Product[] {
  const words = fold(question).split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  return PRODUCTS.filter((product) => {
    const { name, line, story } = product.texts[language]
    const text = fold(`${name} ${line} ${story}`)
    return words.every((word) => text.includes(word))
  })
}

function rank(other: Product, product: Product): number {
  return other.category === product.category ? 0 : 1
}

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
}
