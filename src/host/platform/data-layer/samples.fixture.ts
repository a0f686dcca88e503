/** What shops really push, eight times: each is wrong in a way of its own. */

/** `gtag` pushes the arguments it was called with, which look like an array and are none. */
export function gtagEntry(..._call: readonly unknown[]): unknown {
  return arguments
}

export interface Sample {
  /** What is wrong with it. */
  readonly dirt: string
  readonly entries: readonly unknown[]
  readonly order: { readonly id: string; readonly minor?: number; readonly currency?: string }
}

/** Made anew for each page: an entry is read once. */
export const createSamples = (): readonly Sample[] => [
  {
    dirt: 'prices and quantities are texts',
    entries: [
      { ecommerce: null },
      {
        event: 'purchase',
        ecommerce: {
          transaction_id: 'T-1001',
          value: '58.50',
          currency: 'EUR',
          items: [
            { item_id: 'tea', item_name: 'Tea', price: '25.00', quantity: '1' },
            { item_id: 'cup', item_name: 'Cup', price: '33.50', quantity: '1' },
          ],
        },
      },
    ],
    order: { id: 'T-1001', minor: 5_850, currency: 'EUR' },
  },
  {
    dirt: 'the transaction is a number, and value has shipping and tax in it',
    entries: [
      {
        event: 'purchase',
        ecommerce: {
          transaction_id: 88_213,
          value: 72.21,
          tax: 4.9,
          shipping: 5.99,
          currency: 'USD',
          items: [{ item_id: 'SKU_1', item_name: 'Shirt', price: 66.22, quantity: 1 }],
        },
      },
    ],
    order: { id: '88213', minor: 7_221, currency: 'USD' },
  },
  {
    dirt: 'all fields stand at the top',
    entries: [
      {
        event: 'purchase',
        transaction_id: '7-A',
        value: 19.99,
        currency: 'PLN',
        items: [{ id: '12', name: 'Kubek', price: 19.99, quantity: 1 }],
      },
    ],
    order: { id: '7-A', minor: 1_999, currency: 'PLN' },
  },
  {
    dirt: 'the event has another name',
    entries: [
      {
        event: 'GA4_purchase',
        ecommerce: {
          transaction_id: 'R-55',
          value: 120,
          currency: 'ron',
          items: [{ item_id: 'lamp', price: 120, quantity: 1 }],
        },
      },
    ],
    order: { id: 'R-55', minor: 12_000, currency: 'RON' },
  },
  {
    dirt: 'it is the older form, and the event is called anything',
    entries: [
      {
        event: 'orderTracking',
        ecommerce: {
          currencyCode: 'EUR',
          purchase: {
            actionField: { id: '100000123', revenue: '35,43', tax: '4,90', shipping: '5,99' },
            products: [{ id: 'P12345', name: 'T-shirt', price: '15,25', quantity: 1 }],
          },
        },
      },
    ],
    order: { id: '100000123', minor: 3_543, currency: 'EUR' },
  },
  {
    dirt: 'gtag pushes its arguments, and says the currency beforehand',
    entries: [
      gtagEntry('js', new Date(0)),
      gtagEntry('set', { currency: 'GBP' }),
      gtagEntry('event', 'purchase', {
        transaction_id: 'G-9',
        value: 25,
        items: [{ id: 'a', price: 25, quantity: 1 }],
      }),
    ],
    order: { id: 'G-9', minor: 2_500, currency: 'GBP' },
  },
  {
    dirt: 'no currency anywhere',
    entries: [
      {
        event: 'purchase',
        ecommerce: {
          transaction_id: 'N-1',
          value: '25.00',
          items: [{ item_id: 'a', price: '25.00' }],
        },
      },
    ],
    order: { id: 'N-1' },
  },
  {
    dirt: 'the event comes after what it is about, with a person’s data beside it',
    entries: [
      {
        user_data: { email: 'ana@example.com', phone: '+40700000000' },
        ecommerce: {
          transaction_id: 'L-3',
          value: '1.299,00 lei',
          currency: 'RON',
          items: { 0: { item_id: 'sofa', price: '1.299,00', quantity: 1 } },
        },
      },
      { event: 'gtm4wp.orderCompletedEEC', email: 'ana@example.com' },
    ],
    order: { id: 'L-3', minor: 129_900, currency: 'RON' },
  },
]
