/** For who comes back: what they looked at, the basket that waits, a tenth off after a second look, and three steps for who had stopped. */
import { inAll, type DemoCampaign } from './parts.ts'

export const seenLately: DemoCampaign = {
  id: 'seen-lately',
  revision: 1,
  kind: 'products',
  promotional: true,
  trigger: { on: 'load' },
  audience: { field: 'consent.personalisation', op: 'isTrue' },
  surface: 'inline',
  slot: 'home',
  texts: inAll({
    en: { title: 'Seen lately' },
    ro: { title: 'Văzute recent' },
    ru: { title: 'Недавно смотрели' },
    es: { title: 'Vistos hace poco' },
    pl: { title: 'Ostatnio oglądane' },
  }),
  blocks: [{ type: 'products', source: 'recent', max: 4 }],
}

export const basketWaits: DemoCampaign = {
  id: 'basket-waits',
  revision: 1,
  kind: 'products',
  category: 'reminder',
  promotional: false,
  trigger: { on: 'return', minutes: 30 },
  audience: { field: 'cart.itemCount', op: 'gte', value: 1 },
  caps: { perVisit: 1, every: { n: 1, unit: 'day' }, stopAfter: 3 },
  surface: 'sheet',
  priority: 30,
  texts: inAll({
    en: { title: 'Your basket is still here', open: 'To the basket' },
    ro: { title: 'Coșul e tot aici', open: 'La coș' },
    ru: { title: 'Корзина всё ещё здесь', open: 'В корзину' },
    es: { title: 'Su cesta sigue aquí', open: 'A la cesta' },
    pl: { title: 'Koszyk wciąż tu jest', open: 'Do koszyka' },
  }),
  blocks: [
    { type: 'products', source: 'cart', max: 3 },
    { type: 'link', key: 'open', url: '/cart' },
  ],
}

export const secondLook: DemoCampaign = {
  id: 'second-look',
  revision: 1,
  kind: 'offer',
  category: 'discount',
  promotional: true,
  trigger: { on: 'scroll', percent: 60 },
  audience: {
    all: [
      { field: 'page.type', op: 'eq', value: 'product' },
      { field: 'visit.number', op: 'gte', value: 2 },
      { field: 'customer.lifecycle', op: 'in', value: ['returning_visitor', 'second_order_due'] },
    ],
  },
  caps: { perVisit: 1, every: { n: 30, unit: 'day' }, stopAfter: 2 },
  surface: 'sheet',
  priority: 15,
  texts: inAll({
    en: {
      title: 'A tenth off, until the day after tomorrow',
      text: 'You have been here before. If you are wavering, this may settle it.',
    },
    ro: {
      title: 'Cu o zecime mai puțin, până poimâine',
      text: 'Ați mai trecut pe aici. Dacă stați pe gânduri, poate vă ajută.',
    },
    ru: {
      title: 'На десятую часть дешевле, до послезавтра',
      text: 'Вы здесь не впервые. Если сомневаетесь, может быть, это поможет решить.',
    },
    es: {
      title: 'Un diez por ciento menos, hasta pasado mañana',
      text: 'Ya ha estado por aquí. Si duda, quizá esto ayude.',
    },
    pl: {
      title: 'O dziesiątą część taniej, do pojutrza',
      text: 'Jesteś tu nie pierwszy raz. Jeśli się wahasz, może to pomoże.',
    },
  }),
  blocks: [
    { type: 'text', key: 'text' },
    { type: 'offer', offerId: 'a-tenth' },
  ],
}

const WIN_BACK = {
  revision: 1,
  kind: 'win-back',
  category: 'win-back',
  promotional: true,
  trigger: { on: 'time', seconds: 12 },
  audience: { segment: 'has-stopped' },
  caps: { perVisit: 1, every: { n: 3, unit: 'day' } },
  surface: 'sheet',
  priority: 25,
  group: 'win-back',
} as const

/** What is new, and what is theirs already: no discount. */
const whatIsNew: DemoCampaign = {
  ...WIN_BACK,
  id: 'back-new',
  ladder: { id: 'back', step: 1, afterDays: 0 },
  texts: inAll({
    en: {
      title: 'Good to see you again, {name}',
      titlePlain: 'Good to see you again',
      text: 'This has come in since you were last here, and your points have waited.',
    },
    ro: {
      title: 'Ne bucurăm să vă revedem, {name}',
      titlePlain: 'Ne bucurăm să vă revedem',
      text: 'Acestea au apărut de când nu ați mai trecut, iar punctele v-au așteptat.',
    },
    ru: {
      title: 'Рады снова видеть вас, {name}',
      titlePlain: 'Рады снова видеть вас',
      text: 'Вот что появилось с вашего последнего заказа, а баллы вас дождались.',
    },
    es: {
      title: 'Qué bien verle de nuevo, {name}',
      titlePlain: 'Qué bien verle de nuevo',
      text: 'Esto ha llegado desde su última visita, y sus puntos le han esperado.',
    },
    pl: {
      title: 'Miło znów cię widzieć, {name}',
      titlePlain: 'Miło znów cię widzieć',
      text: 'To pojawiło się od twojej ostatniej wizyty, a punkty poczekały.',
    },
  }),
  blocks: [
    { type: 'text', key: 'text' },
    { type: 'points' },
    { type: 'products', source: 'new', max: 3 },
  ],
}

const backWithPost: DemoCampaign = {
  ...WIN_BACK,
  id: 'back-post',
  ladder: { id: 'back', step: 2, afterDays: 3 },
  texts: inAll({
    en: { title: 'The next parcel travels for free', text: 'Within a week, whatever is in it.' },
    ro: {
      title: 'Următorul colet călătorește gratuit',
      text: 'Timp de o săptămână, orice ar fi în el.',
    },
    ru: {
      title: 'Следующая посылка едет бесплатно',
      text: 'В течение недели, что бы в ней ни было.',
    },
    es: {
      title: 'El próximo paquete viaja gratis',
      text: 'Durante una semana, lleve lo que lleve.',
    },
    pl: {
      title: 'Następna paczka jedzie za darmo',
      text: 'Przez tydzień, cokolwiek w niej będzie.',
    },
  }),
  blocks: [
    { type: 'text', key: 'text' },
    { type: 'offer', offerId: 'back-post' },
  ],
}

const backWithCredit: DemoCampaign = {
  ...WIN_BACK,
  id: 'back-credit',
  ladder: { id: 'back', step: 3, afterDays: 7 },
  texts: inAll({
    en: {
      title: '€5 for your next order',
      text: 'We would like you back, and this is all we have to say about it.',
    },
    ro: {
      title: '5 € pentru următoarea comandă',
      text: 'Ne-ar bucura să reveniți; mai mult nu insistăm.',
    },
    ru: {
      title: '5 € на следующий заказ',
      text: 'Мы были бы рады вам снова. Больше напоминать не станем.',
    },
    es: {
      title: '5 € para su próximo pedido',
      text: 'Nos gustaría que volviera; no insistiremos más.',
    },
    pl: {
      title: '5 € na następne zamówienie',
      text: 'Chętnie zobaczymy cię znowu; więcej nie będziemy namawiać.',
    },
  }),
  blocks: [
    { type: 'text', key: 'text' },
    { type: 'offer', offerId: 'back-credit' },
  ],
}

export const winBack: readonly DemoCampaign[] = [whatIsNew, backWithPost, backWithCredit]
