/** A printed gift card. It is money to be spent later, so it earns no points now. */
import type { Product } from '../product.ts'

export const giftCard: Product = {
  id: 'gift-card',
  category: 'table',
  prices: { EUR: 2500, RON: 12500, MDL: 50000, PLN: 10800, JPY: 4000 },
  earnsNothing: true,
  texts: {
    en: {
      name: 'Gift Card',
      line: 'Printed, in a lined envelope',
      story:
        'For somebody whose taste you trust more than your own. Letterpress on cotton paper, valid for everything we sell.',
      details: [
        'Worth what it costs, in the same currency',
        'Posted in a lined envelope',
        'Earns no points: the order it pays for does',
      ],
    },
    ro: {
      name: 'Card Cadou',
      line: 'Tipărit, în plic căptușit',
      story:
        'Pentru cineva în al cărui gust aveți mai multă încredere decât în al vostru. Tipar înalt pe hârtie de bumbac, valabil pentru tot ce vindem.',
      details: [
        'Valorează cât costă, în aceeași monedă',
        'Trimis prin poștă în plic căptușit',
        'Nu aduce puncte: le aduce comanda plătită cu el',
      ],
    },
    ru: {
      name: 'Подарочная карта',
      line: 'Печатная, в конверте',
      story:
        'Для того, чьему вкусу вы доверяете больше, чем своему. Высокая печать на хлопковой бумаге, действует на всё.',
      details: [
        'Стоит столько, сколько указано, в той же валюте',
        'Отправляем почтой в конверте с подкладкой',
        'Баллов не приносит: их принесёт заказ, оплаченный картой',
      ],
    },
    es: {
      name: 'Tarjeta Regalo',
      line: 'Impresa, en sobre forrado',
      story:
        'Para alguien de cuyo gusto se fía más que del suyo. Impresión tipográfica en papel de algodón, válida para todo.',
      details: [
        'Vale lo que cuesta, en la misma moneda',
        'Enviada en un sobre forrado',
        'No da puntos: los da el pedido que paga',
      ],
    },
    pl: {
      name: 'Karta Podarunkowa',
      line: 'Drukowana, w kopercie z podszewką',
      story:
        'Dla kogoś, komu ufasz bardziej niż własnemu gustowi. Druk typograficzny na bawełnianym papierze, ważna na wszystko.',
      details: [
        'Warta tyle, ile kosztuje, w tej samej walucie',
        'Wysyłana w kopercie z podszewką',
        'Nie daje punktów: da je zamówienie nią opłacone',
      ],
    },
  },
}
