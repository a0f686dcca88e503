/** Products that a campaign shows: seen lately, in the cart, new, or recommended by whoever knows the shop. */
import { signal } from '@preact/signals-core'
import type { Occasion } from '../../campaigns/occasion.ts'
import type { Block } from '../../contract/campaign/block.ts'
import type { ProductCard } from '../../contract/campaign/facts.ts'
import { suggestProducts } from '../../contract/campaign/served.ts'
import type { CampaignContext } from './create-campaign-model.ts'

export type ProductsBlock = Extract<Block, { readonly type: 'products' }>

export interface Suggestions {
  /** None where nothing is known; follows cart and answers in signals. */
  products(block: ProductsBlock, occasion: Occasion): readonly ProductCard[]
  /** Asks who recommends, where the block wants it. */
  load(block: ProductsBlock, occasion: Occasion): Promise<void>
  reset(): void
}

const MOST_ASKED = 20

export function createSuggestions(
  context: Pick<CampaignContext, 'call' | 'cart' | 'report'>,
): Suggestions {
  const { call, cart, report } = context
  const answered = signal<readonly ProductCard[]>()

  function inCart(): readonly ProductCard[] {
    const { items = [], currency = '' } = cart.value ?? {}
    // Without an address there is nothing to open: such a line is no card.
    return items.flatMap(({ id, name, url, image, unit }) =>
      url && name
        ? [{ id, name, url, price: { minor: unit, currency }, ...(image && { image }) }]
        : [],
    )
  }

  function from({ source }: ProductsBlock, { recent, facts }: Occasion): readonly ProductCard[] {
    switch (source) {
      case 'recent':
        return recent
      case 'cart':
        return inCart()
      case 'new':
        return facts.products?.new ?? []
      case 'recommended':
        return answered.value?.length ? answered.value : (facts.products?.recommended ?? [])
    }
  }

  return {
    products(block, occasion) {
      const bought = new Set(cart.value?.items.map(({ id }) => id))
      const isShown = ({ id }: ProductCard): boolean => block.source === 'cart' || !bought.has(id)
      return from(block, occasion).filter(isShown).slice(0, block.max)
    },

    async load({ source }, { recent }) {
      if (source !== 'recommended' || answered.peek()) return
      const ids = [...(cart.peek()?.items ?? []), ...recent].map(({ id }) => id)
      const asked = [...new Set(ids)].slice(0, MOST_ASKED).join(',')
      try {
        const { items } = await call(suggestProducts, { query: asked ? { with: asked } : {} })
        answered.value = items
      } catch (error) {
        report(error) // The merchant’s own choice stands in, if there is one.
      }
    },

    reset: () => void (answered.value = undefined),
  }
}
