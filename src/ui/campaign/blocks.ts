/** Which component draws a block, by its type. */
import type { Block } from '../../contract/campaign/block.ts'
import { AskPerson } from './AskPerson.tsx'
import type { BlockView } from './block-props.ts'
import { Facts } from './Facts.tsx'
import { FreeShipping } from './FreeShipping.tsx'
import { ImageBlock } from './ImageBlock.tsx'
import { LinkBlock } from './LinkBlock.tsx'
import { OfferBlock } from './OfferBlock.tsx'
import { Order } from './Order.tsx'
import { Points } from './Points.tsx'
import { Products } from './Products.tsx'
import { Reasons } from './Reasons.tsx'
import { SaveCart } from './SaveCart.tsx'
import { TextBlock } from './TextBlock.tsx'

export const blocks: { readonly [T in Block['type']]: BlockView<T> } = {
  text: TextBlock,
  image: ImageBlock,
  link: LinkBlock,
  offer: OfferBlock,
  'free-shipping': FreeShipping,
  points: Points,
  products: Products,
  order: Order,
  reasons: Reasons,
  facts: Facts,
  'save-cart': SaveCart,
  'ask-person': AskPerson,
}
