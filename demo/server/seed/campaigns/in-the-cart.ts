/** Beside the basket: what is missing until post is free, what goes with it, and a gift for who orders anyway. */
import { cartFrom, inAll, type DemoCampaign } from './parts.ts'

const FREE_POST_TEXTS = inAll({
  en: { title: 'Post' },
  ro: { title: 'Poșta' },
  ru: { title: 'Почта' },
  es: { title: 'Correo' },
  pl: { title: 'Poczta' },
})

export const freePostInCart: DemoCampaign = {
  id: 'free-post-in-cart',
  revision: 1,
  kind: 'free-shipping',
  promotional: false,
  trigger: { on: 'load' },
  surface: 'inline',
  slot: 'cart',
  priority: 10,
  texts: FREE_POST_TEXTS,
  blocks: [{ type: 'free-shipping' }],
}

/** Said once, when the basket has changed and not much is missing. */
export const freePost: DemoCampaign = {
  id: 'free-post',
  revision: 1,
  kind: 'free-shipping',
  category: 'free-post',
  promotional: false,
  trigger: { on: 'cart' },
  audience: {
    all: [
      { not: { field: 'page.type', op: 'eq', value: 'cart' } },
      {
        any: [
          ['EUR', 2500],
          ['RON', 12000],
          ['MDL', 50000],
          ['PLN', 11000],
          ['JPY', 4200],
        ].map(([currency, minor]) => ({
          field: 'cart.shippingGap' as const,
          op: 'between' as const,
          value: [
            { minor: 1, currency: String(currency) },
            { minor: Number(minor), currency: String(currency) },
          ],
        })),
      },
    ],
  },
  caps: { perPage: 1, perVisit: 2, every: { n: 1, unit: 'hour' } },
  surface: 'bar',
  mayBeQuieter: false,
  priority: 10,
  texts: FREE_POST_TEXTS,
  blocks: [{ type: 'free-shipping' }],
}

export const goesWith: DemoCampaign = {
  id: 'goes-with-it',
  revision: 1,
  kind: 'products',
  promotional: true,
  trigger: { on: 'load' },
  audience: { field: 'cart.itemCount', op: 'gte', value: 1 },
  surface: 'inline',
  slot: 'cart-more',
  texts: inAll({
    en: { title: 'Goes well with it' },
    ro: { title: 'Se potrivesc cu ele' },
    ru: { title: 'Хорошо подойдёт' },
    es: { title: 'Combina bien' },
    pl: { title: 'Dobrze pasuje' },
  }),
  blocks: [{ type: 'products', source: 'recommended', max: 3 }],
}

export const gift: DemoCampaign = {
  id: 'gift-of-the-month',
  revision: 1,
  kind: 'gift',
  category: 'discount',
  promotional: true,
  trigger: { on: 'time', seconds: 15 },
  audience: {
    all: [
      { field: 'page.type', op: 'eq', value: 'product' },
      cartFrom({ EUR: 2500, RON: 12500, MDL: 49000, PLN: 10800, JPY: 4200 }),
    ],
  },
  caps: { perVisit: 1, every: { n: 30, unit: 'day' }, stopAfter: 'close' },
  surface: 'sheet',
  priority: 15,
  texts: inAll({
    en: {
      title: 'Cedar incense comes along',
      text: 'Our gift of the month for orders from €25: twelve sticks, rolled by hand. Forty shoppers get one each month.',
    },
    ro: {
      title: 'Vin și bețișoarele de cedru',
      text: 'Cadoul lunii pentru comenzi de la 25 €: douăsprezece bețișoare rulate manual. Patruzeci de clienți îl primesc în fiecare lună.',
    },
    ru: {
      title: 'Кедровые благовония — в подарок',
      text: 'Подарок месяца к заказам от 25 €: двенадцать палочек ручной работы. Каждый месяц его получают сорок покупателей.',
    },
    es: {
      title: 'El incienso de cedro va de regalo',
      text: 'Nuestro regalo del mes en pedidos desde 25 €: doce varillas hechas a mano. Cada mes lo reciben cuarenta clientes.',
    },
    pl: {
      title: 'Kadzidło cedrowe w prezencie',
      text: 'Nasz prezent miesiąca do zamówień od 25 €: dwanaście ręcznie zwijanych pałeczek. Co miesiąc dostaje go czterdzieści osób.',
    },
  }),
  blocks: [
    { type: 'text', key: 'text' },
    { type: 'offer', offerId: 'gift-of-the-month' },
  ],
}

export const subscription: DemoCampaign = {
  id: 'tea-every-month',
  revision: 1,
  kind: 'subscription',
  promotional: true,
  trigger: { on: 'load' },
  audience: {
    all: [{ field: 'customer.ordersCount', op: 'gte', value: 2 }, { segment: 'tea-drinkers' }],
  },
  caps: { perVisit: 1, every: { n: 30, unit: 'day' }, stopAfter: 2 },
  surface: 'badge',
  texts: inAll({
    en: {
      title: 'The same tea again?',
      text: 'It can come by itself every four weeks: the usual price, post for free. A short mail stops it.',
      more: 'How it works',
    },
    ro: {
      title: 'Din nou același ceai?',
      text: 'Poate veni singur la fiecare patru săptămâni: prețul obișnuit, poșta gratuită. Un e-mail scurt îl oprește.',
      more: 'Cum funcționează',
    },
    ru: {
      title: 'Снова тот же чай?',
      text: 'Он может приходить сам раз в четыре недели: обычная цена, бесплатная почта. Остановить можно коротким письмом.',
      more: 'Как это устроено',
    },
    es: {
      title: '¿El mismo té otra vez?',
      text: 'Puede llegarle solo cada cuatro semanas: al precio de siempre y con envío gratis. Un correo breve lo detiene.',
      more: 'Cómo funciona',
    },
    pl: {
      title: 'Znów ta sama herbata?',
      text: 'Może przychodzić sama co cztery tygodnie: zwykła cena, darmowa poczta. Krótki mail ją zatrzymuje.',
      more: 'Jak to działa',
    },
  }),
  blocks: [
    { type: 'text', key: 'text' },
    { type: 'link', key: 'more', url: '/service#parcel' },
  ],
}
