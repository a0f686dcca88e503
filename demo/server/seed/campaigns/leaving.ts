/** For who is about to go: why, answered with facts before money; and the basket, kept for later. */
import { A_REAL_CART, inAll, type DemoCampaign } from './parts.ts'

export const leaving: DemoCampaign = {
  id: 'before-you-go',
  revision: 1,
  kind: 'exit',
  category: 'leaving',
  promotional: true,
  trigger: { on: 'exit' },
  audience: { all: [{ field: 'page.type', op: 'in', value: ['product', 'cart'] }, A_REAL_CART] },
  caps: { perVisit: 1, every: { n: 7, unit: 'day' }, stopAfter: 3 },
  surface: 'modal',
  priority: 40,
  texts: inAll({
    en: {
      title: 'Before you go',
      hello: 'Is something in the way? Say what it is, and you get a straight answer.',
      cost: 'This is what it comes to, with nothing added later.',
      look: 'Then look around. Your basket stays as it is.',
    },
    ro: {
      title: 'Înainte să plecați',
      hello: 'Vă încurcă ceva? Spuneți ce anume și primiți un răspuns limpede.',
      cost: 'Atât costă, fără nimic adăugat mai târziu.',
      look: 'Atunci mai priviți în liniște. Coșul rămâne așa cum e.',
    },
    ru: {
      title: 'Прежде чем уйти',
      hello: 'Что-то мешает? Скажите, что именно, и получите прямой ответ.',
      cost: 'Вот сколько это стоит, и потом ничего не прибавится.',
      look: 'Тогда осмотритесь. Корзина останется как есть.',
    },
    es: {
      title: 'Antes de irse',
      hello: '¿Hay algo que le frena? Díganos qué es y le respondemos sin rodeos.',
      cost: 'Esto es lo que cuesta, sin nada añadido después.',
      look: 'Entonces siga mirando. Su cesta se queda como está.',
    },
    pl: {
      title: 'Zanim pójdziesz',
      hello: 'Coś przeszkadza? Powiedz co, a odpowiemy wprost.',
      cost: 'Tyle to kosztuje i nic później nie dojdzie.',
      look: 'To rozejrzyj się spokojnie. Koszyk zostaje, jaki jest.',
    },
  }),
  blocks: [
    { type: 'text', key: 'hello' },
    {
      type: 'reasons',
      reasons: [
        {
          id: 'cost',
          blocks: [
            { type: 'text', key: 'cost' },
            { type: 'facts', facts: ['shipping'] },
            { type: 'free-shipping' },
            { type: 'offer', offerId: 'post-on-us' },
          ],
        },
        {
          id: 'trust',
          blocks: [{ type: 'facts', facts: ['returns', 'payment'] }, { type: 'ask-person' }],
        },
        { id: 'length', blocks: [{ type: 'facts', facts: ['delivery'] }, { type: 'save-cart' }] },
        { id: 'looking', blocks: [{ type: 'text', key: 'look' }, { type: 'save-cart' }] },
      ],
    },
  ],
}

export const keepBasket: DemoCampaign = {
  id: 'keep-basket',
  revision: 1,
  kind: 'save-cart',
  category: 'leaving',
  promotional: false,
  trigger: { on: 'idle', seconds: 45 },
  audience: {
    all: [
      { field: 'page.type', op: 'in', value: ['product', 'collection', 'home'] },
      { field: 'cart.itemCount', op: 'gte', value: 2 },
    ],
  },
  caps: { perVisit: 1, every: { n: 14, unit: 'day' }, stopAfter: 'convert' },
  surface: 'sheet',
  priority: 20,
  texts: inAll({
    en: {
      title: 'Finish this elsewhere?',
      hello: 'Take the basket along: a link brings it back on any device, for 30 days.',
    },
    ro: {
      title: 'Continuați în altă parte?',
      hello:
        'Luați coșul cu dumneavoastră: un link îl aduce înapoi pe orice dispozitiv, timp de 30 de zile.',
    },
    ru: {
      title: 'Продолжите в другом месте?',
      hello: 'Возьмите корзину с собой: ссылка вернёт её на любом устройстве в течение 30 дней.',
    },
    es: {
      title: '¿Seguirá en otro sitio?',
      hello: 'Llévese la cesta: un enlace la recupera en cualquier dispositivo durante 30 días.',
    },
    pl: {
      title: 'Dokończysz gdzie indziej?',
      hello: 'Zabierz koszyk ze sobą: link przywróci go na każdym urządzeniu przez 30 dni.',
    },
  }),
  blocks: [{ type: 'text', key: 'hello' }, { type: 'save-cart' }],
}
