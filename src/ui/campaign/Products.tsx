/** Products to go on with: a picture, a name, a price; what the shop has not said is not drawn. */
import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import type { ProductCard } from '../../contract/campaign/facts.ts'
import type { BlockOf, BlockProps } from './block-props.ts'

type Props = BlockProps<BlockOf<'products'>>

export function Products(props: Props): JSX.Element | null {
  const { block, showing, model, t } = props
  const products = model.suggestions.products(block, showing.occasion)
  if (products.length === 0) return null
  return (
    <ul class="cmp-products" aria-label={t(`products_${block.source}`)}>
      {products.map((product) => (
        <Product key={product.id} {...props} product={product} />
      ))}
    </ul>
  )
}

function Product(props: Props & { readonly product: ProductCard }): JSX.Element {
  const { product, showing, model, format } = props
  const { name, url, image, price } = product
  const [isMissing, setMissing] = useState(false)
  return (
    <li>
      <a href={url} onClick={() => model.noteClick(showing)}>
        {image && !isMissing ? (
          <img
            src={image}
            alt=""
            width={160}
            height={160}
            loading="lazy"
            decoding="async"
            onError={() => setMissing(true)}
          />
        ) : (
          <span class="cmp-blank" />
        )}
        <span class="cmp-name">{name}</span>
        {price && <span class="cmp-price">{format.money(price)}</span>}
      </a>
    </li>
  )
}
