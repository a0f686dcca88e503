/** A line of the data layer, whatever its fields are called. */
import { minorOf } from '../amount.ts'
import { type Fields, textAt } from './fields.ts'

export interface LayerItem {
  readonly id: string
  readonly variantId?: string
  readonly name?: string
  /** `undefined` where nobody has said how many. */
  readonly quantity: number | undefined
  /** Minor units, as it is written; discounts of the line may be off it or not. */
  readonly price: number | undefined
  /** Off one of them, minor units. */
  readonly discount: number
  readonly categories: readonly string[]
  readonly coupon?: string
}

const CATEGORIES = [
  'item_category',
  'item_category2',
  'item_category3',
  'item_category4',
  'item_category5',
  'category',
]

export function readItem(fields: Fields, currency: string): LayerItem[] {
  const id = textAt(fields, 'item_id', 'id', 'sku', 'item_sku', 'product_id', 'productId')
  if (!id) return []
  const variantId = textAt(fields, 'variant_id', 'item_variant_id', 'item_variant', 'variant')
  const name = textAt(fields, 'item_name', 'name', 'product_name')
  const coupon = textAt(fields, 'coupon')
  return [
    {
      id,
      ...(variantId && { variantId }),
      ...(name && { name }),
      quantity: quantityOf(fields),
      price: minorOf(fields['price'], currency),
      discount: minorOf(fields['discount'], currency) ?? 0,
      categories: categoriesOf(fields),
      ...(coupon && { coupon }),
    },
  ]
}

/** `a/b` is the older form of a category below another. */
export function categoriesOf(fields: Fields): readonly string[] {
  const found = CATEGORIES.flatMap((name) => textAt(fields, name)?.split('/') ?? [])
  return [...new Set(found.map((each) => each.trim()).filter(Boolean))]
}

function quantityOf(fields: Fields): number | undefined {
  const text = textAt(fields, 'quantity', 'qty')?.replace(',', '.')
  const quantity = text === undefined ? Number.NaN : Number(text)
  return quantity > 0 && quantity < 1e6 ? quantity : undefined
}
