/** What the compiler must refuse in calls of the npm package. Checked by `npm run types`. */
import { loyalty } from '../../widgets/index.ts'
import { defineWidget, init } from '../../src/index.ts'
import { readWallet } from '../../widgets/loyalty/contract.ts'
import { putOrder } from '../../src/contract/order.ts'
import type { Call } from '../../src/widget.ts'

export function calls(call: Call): void {
  const regulars = init({
    shop: 'pk_demo',
    endpoint: 'https://api.example.com',
    widgets: [loyalty()],
  })

  regulars.track('product.viewed', { productId: 'cup', value: 1250, currency: 'EUR' })
  regulars.track('shop.size_chosen', { size: 'M' })
  // @ts-expect-error -- neither in the catalogue nor under `shop.`
  regulars.track('size.chosen', { size: 'M' })
  // @ts-expect-error -- a field the event does not have the type of
  regulars.track('product.viewed', { productId: 7 })
  // @ts-expect-error -- a nested record in a merchant's event
  regulars.track('shop.size_chosen', { size: { chest: 90 } })
  // @ts-expect-error -- an answer that consent does not know
  void regulars.consent.set({ analytics: 'yes' })
  // @ts-expect-error -- a widget's factory instead of a widget
  init({ shop: 'pk_demo', endpoint: 'https://api.example.com', widgets: [loyalty] })

  void call(readWallet).then((wallet) => wallet.spendable)
  // @ts-expect-error -- a field the answer does not have
  void call(readWallet).then((wallet) => wallet.points)
  // @ts-expect-error -- the path needs an orderId
  void call(putOrder, { params: {} })
}

defineWidget({
  name: 'wishlist',
  // @ts-expect-error -- a widget without a model
  parts: async () => ({
    messages: async () => ({ messages: { en: {} } }),
    view: async () => ({ View: () => null, styles: '' }),
  }),
})
