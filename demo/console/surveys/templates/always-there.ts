/** In the panel for whoever has something to say; without a name, if they like. */
import { SOMETHING_ELSE, THANKS, type Template } from './parts.ts'

export const ALWAYS_THERE: Template = {
  title: {
    en: 'Tell us how it is',
    ro: 'Spuneți-ne cum vi se pare',
    ru: 'Расскажите, как вам у нас',
    es: 'Cuéntenos qué le parece',
    pl: 'Powiedz, jak Ci u nas',
  },
  moment: { on: 'button' },
  anonymous: 'offered',
  steps: [
    {
      kind: 'csat',
      id: 'score',
      question: {
        en: 'How do you like our shop?',
        ro: 'Cum vi se pare magazinul nostru?',
        ru: 'Как вам наш магазин?',
        es: '¿Qué le parece nuestra tienda?',
        pl: 'Jak oceniasz nasz sklep?',
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
            en: 'The products',
            ro: 'Produsele',
            ru: 'Товары',
            es: 'Los productos',
            pl: 'Produkty',
          },
        },
        {
          id: 'parcel',
          label: {
            en: 'Delivery',
            ro: 'Livrarea',
            ru: 'Доставка',
            es: 'El envío',
            pl: 'Dostawa',
          },
        },
        {
          id: 'site',
          label: {
            en: 'This site',
            ro: 'Site-ul',
            ru: 'Этот сайт',
            es: 'Esta página web',
            pl: 'Ta strona',
          },
        },
        SOMETHING_ELSE,
      ],
    },
    {
      kind: 'text',
      id: 'words',
      question: {
        en: 'In your own words?',
        ro: 'Cu cuvintele dvs.?',
        ru: 'А своими словами?',
        es: '¿Y con sus palabras?',
        pl: 'A własnymi słowami?',
      },
    },
  ],
  endings: [THANKS],
}
