/** Back from the checkout without an order: what was in the way. */
import { SOMETHING_ELSE, THANKS, type Template } from './parts.ts'

export const CHECKOUT: Template = {
  title: {
    en: 'Was something in the way?',
    ro: 'V-a împiedicat ceva?',
    ru: 'Что-то помешало?',
    es: '¿Ha habido algún problema?',
    pl: 'Czy coś przeszkodziło?',
  },
  moment: { on: 'checkout-left' },
  steps: [
    {
      kind: 'choice',
      id: 'why',
      question: {
        en: 'What kept you from ordering?',
        ro: 'Ce v-a oprit să comandați?',
        ru: 'Что помешало оформить заказ?',
        es: '¿Qué le ha frenado?',
        pl: 'Co Cię powstrzymało?',
      },
      shuffled: true,
      branches: [{ when: { chosen: ['page', 'else'] }, goTo: 'more' }],
      next: 'thanks',
      options: [
        {
          id: 'shipping',
          label: {
            en: 'The cost of shipping',
            ro: 'Costul livrării',
            ru: 'Стоимость доставки',
            es: 'El coste del envío',
            pl: 'Koszt dostawy',
          },
        },
        {
          id: 'looking',
          label: {
            en: 'I was only looking',
            ro: 'Doar mă uitam',
            ru: 'Я только смотрю',
            es: 'Solo estaba mirando',
            pl: 'Tylko się rozglądam',
          },
        },
        {
          id: 'payment',
          label: {
            en: 'My way to pay is missing',
            ro: 'Lipsește metoda mea de plată',
            ru: 'Нет удобного способа оплаты',
            es: 'Falta mi forma de pago',
            pl: 'Brak mojej formy płatności',
          },
        },
        {
          id: 'time',
          label: {
            en: 'It would come too late',
            ro: 'Ar ajunge prea târziu',
            ru: 'Доставят слишком поздно',
            es: 'Llegaría demasiado tarde',
            pl: 'Dotarłoby za późno',
          },
        },
        {
          id: 'page',
          label: {
            en: 'Something did not work',
            ro: 'Ceva nu a funcționat',
            ru: 'Что-то не сработало',
            es: 'Algo no funcionaba',
            pl: 'Coś nie działało',
          },
        },
        SOMETHING_ELSE,
      ],
    },
    {
      kind: 'text',
      id: 'more',
      question: {
        en: 'What was it?',
        ro: 'Ce anume?',
        ru: 'Что именно?',
        es: '¿Qué ha sido?',
        pl: 'Co to było?',
      },
    },
  ],
  endings: [THANKS],
}
