/** A cart with two mugs in it, as the server tells it. */
import type { CartSnapshot } from '../cart/snapshot.ts'

export const MUGS: CartSnapshot = {
  currency: 'EUR',
  total: 4400,
  items: [
    {
      id: 'dune-mug',
      name: 'Dune Mug',
      quantity: 2,
      unit: 2200,
      line: 4400,
      url: '/products/dune-mug',
      image: '/pictures/dune-mug.svg',
      collections: ['ceramics'],
    },
  ],
}
