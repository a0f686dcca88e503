/** Always there, for whoever has something to say; without a name, if they like. */
import { LOCALES, THANKS, type DemoSurvey } from './parts.ts'

export const BUTTON: DemoSurvey = {
  id: 'button',
  revision: 1,
  name: 'Always there',
  title: {
    en: 'Tell us how it is',
    ro: 'Spuneți-ne cum vi se pare',
    ru: 'Расскажите, как вам у нас',
    es: 'Cuéntenos qué tal',
    pl: 'Powiedz, jak Ci u nas',
  },
  moment: { on: 'button' },
  anonymous: 'offered',
  locales: LOCALES,
  steps: [
    {
      kind: 'csat',
      id: 'score',
      question: {
        en: 'How do you find the shop?',
        ro: 'Cum vi se pare magazinul?',
        ru: 'Как вам магазин?',
        es: '¿Qué le parece la tienda?',
        pl: 'Jak oceniasz sklep?',
      },
      required: true,
      ticketUpTo: 2,
    },
    {
      kind: 'choice',
      id: 'topic',
      question: {
        en: 'What is it about?',
        ro: 'Despre ce este vorba?',
        ru: 'О чём речь?',
        es: '¿De qué se trata?',
        pl: 'Czego to dotyczy?',
      },
      options: [
        {
          id: 'goods',
          label: {
            en: 'The goods',
            ro: 'Produsele',
            ru: 'Товары',
            es: 'Los productos',
            pl: 'Towary',
          },
        },
        {
          id: 'parcel',
          label: {
            en: 'Parcel and post',
            ro: 'Coletul și livrarea',
            ru: 'Посылка и доставка',
            es: 'El paquete y el envío',
            pl: 'Paczka i dostawa',
          },
        },
        {
          id: 'site',
          label: {
            en: 'These pages',
            ro: 'Paginile acestea',
            ru: 'Этот сайт',
            es: 'Estas páginas',
            pl: 'Ta strona',
          },
        },
        {
          id: 'other',
          label: {
            en: 'Something else',
            ro: 'Altceva',
            ru: 'Другое',
            es: 'Otra cosa',
            pl: 'Coś innego',
          },
        },
      ],
    },
    {
      kind: 'text',
      id: 'words',
      question: {
        en: 'In your own words?',
        ro: 'În cuvintele dumneavoastră?',
        ru: 'Своими словами?',
        es: '¿Con sus palabras?',
        pl: 'A własnymi słowami?',
      },
    },
  ],
  endings: [THANKS],
}
