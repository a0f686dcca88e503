/** The demo shop’s conversation without a person: where an order is, returns, which tea, and the way to somebody. */
import type { Flow, Words } from '../../../../widgets/chat/contract/facts.ts'

const PERSON: Words = {
  en: 'Talk to a person',
  ro: 'Vorbesc cu un om',
  ru: 'Поговорить с человеком',
  es: 'Hablar con una persona',
  pl: 'Porozmawiam z człowiekiem',
}
const THANKS: Words = {
  en: 'That was it, thank you',
  ro: 'Asta a fost, mulțumesc',
  ru: 'Это всё, спасибо',
  es: 'Eso era, gracias',
  pl: 'To wszystko, dziękuję',
}
const BACK: Words = {
  en: 'Something else',
  ro: 'Altceva',
  ru: 'Другой вопрос',
  es: 'Otra cosa',
  pl: 'Coś innego',
}

const toPerson = { label: PERSON, to: 'person' }
const toStart = { label: BACK, to: 'start' }
const toEnd = { label: THANKS, to: 'end' }

export const DEMO_FLOW: Flow = {
  start: 'start',
  steps: {
    start: {
      say: {
        en: 'What is it about?',
        ro: 'Despre ce este vorba?',
        ru: 'О чём вопрос?',
        es: '¿De qué se trata?',
        pl: 'O co chodzi?',
      },
      choices: [
        {
          label: {
            en: 'Where is my order?',
            ro: 'Unde e comanda mea?',
            ru: 'Где мой заказ?',
            es: '¿Dónde está mi pedido?',
            pl: 'Gdzie jest moje zamówienie?',
          },
          to: 'order',
        },
        {
          label: {
            en: 'Sending something back',
            ro: 'Vreau să returnez ceva',
            ru: 'Хочу вернуть покупку',
            es: 'Quiero devolver algo',
            pl: 'Chcę coś zwrócić',
          },
          to: 'returns',
        },
        {
          label: {
            en: 'Which tea is for me?',
            ro: 'Care ceai mi se potrivește?',
            ru: 'Какой чай мне подойдёт?',
            es: '¿Qué té me va bien?',
            pl: 'Która herbata jest dla mnie?',
          },
          to: 'tea',
        },
        toPerson,
      ],
    },
    returns: {
      say: {
        en: 'Put it back into a box, with the order number on a piece of paper. The post takes it for free with the label we send you. Shall we send one?',
        ro: 'Puneți produsul într-o cutie, cu numărul comenzii pe o foaie. Poșta îl ia gratuit cu eticheta noastră. Vă trimitem una?',
        ru: 'Положите вещь в коробку и листок с номером заказа. Почта примет её бесплатно с нашей наклейкой. Прислать наклейку?',
        es: 'Métalo en una caja con el número de pedido en un papel. Correos lo acepta gratis con nuestra etiqueta. ¿Le mandamos una?',
        pl: 'Włóż rzecz do pudełka, z numerem zamówienia na kartce. Poczta przyjmie ją za darmo z naszą etykietą. Wysłać etykietę?',
      },
      choices: [
        {
          label: {
            en: 'Yes, a label please',
            ro: 'Da, o etichetă, vă rog',
            ru: 'Да, пришлите наклейку',
            es: 'Sí, una etiqueta, por favor',
            pl: 'Tak, poproszę o etykietę',
          },
          to: 'person',
        },
        toStart,
        toEnd,
      ],
    },
    tea: {
      say: {
        en: 'When do you drink it?',
        ro: 'Când îl beți?',
        ru: 'Когда вы его пьёте?',
        es: '¿Cuándo lo toma?',
        pl: 'Kiedy ją pijesz?',
      },
      choices: [
        {
          label: {
            en: 'In the morning',
            ro: 'Dimineața',
            ru: 'Утром',
            es: 'Por la mañana',
            pl: 'Rano',
          },
          to: 'morning',
        },
        {
          label: {
            en: 'In the evening',
            ro: 'Seara',
            ru: 'Вечером',
            es: 'Por la noche',
            pl: 'Wieczorem',
          },
          to: 'evening',
        },
        toPerson,
      ],
    },
    morning: {
      say: {
        en: 'First Light Sencha is fresh and sweet; Smoke & Plum is for those who would rather have coffee. Both can be poured twice.',
        ro: 'Sencha Prima Lumină e proaspăt și dulce; Fum și Prune e pentru cine ar prefera cafeaua. Amândouă merg turnate de două ori.',
        ru: 'Сенча «Первый свет» — свежая и сладкая; «Дым и слива» — для тех, кто предпочёл бы кофе. Оба можно заваривать дважды.',
        es: 'El Sencha Primera Luz es fresco y dulce; Humo y Ciruela es para quien preferiría un café. Los dos aguantan dos infusiones.',
        pl: 'Sencha Pierwsze Światło jest świeża i słodka; Dym i Śliwka jest dla tych, którzy woleliby kawę. Obie można zaparzyć dwa razy.',
      },
      choices: [toEnd, toStart, toPerson],
    },
    evening: {
      say: {
        en: 'Hearth Rooibos: warm cinnamon, bitter orange, and no caffeine at all.',
        ro: 'Rooibos de Vatră: scorțișoară caldă, portocală amară și deloc cofeină.',
        ru: 'Ройбуш «Очаг»: тёплая корица, горький апельсин и никакого кофеина.',
        es: 'El Rooibos del Hogar: canela cálida, naranja amarga y nada de cafeína.',
        pl: 'Rooibos Domowe Ognisko: ciepły cynamon, gorzka pomarańcza i zero kofeiny.',
      },
      choices: [toEnd, toStart, toPerson],
    },
  },
}
