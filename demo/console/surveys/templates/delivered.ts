/** Once the parcel is there: whether it is all right. */
import { MAIL, SORRY, SOMETHING_ELSE, THANKS, type Template } from './parts.ts'

export const DELIVERED: Template = {
  title: {
    en: 'Your parcel is there',
    ro: 'Coletul a ajuns',
    ru: 'Ваша посылка доставлена',
    es: 'Su paquete ha llegado',
    pl: 'Paczka już u Ciebie',
  },
  moment: { on: 'delivery' },
  steps: [
    {
      kind: 'csat',
      id: 'content',
      question: {
        en: 'How happy are you with what came?',
        ro: 'Cât de mulțumit(ă) sunteți de ce ați primit?',
        ru: 'Насколько вы довольны тем, что получили?',
        es: '¿Está contento con lo que ha recibido?',
        pl: 'Na ile podoba Ci się to, co przyszło?',
      },
      required: true,
      ticketUpTo: 2,
      branches: [{ when: { from: 4, to: 5 }, goTo: 'thanks' }],
    },
    {
      kind: 'choice',
      id: 'what',
      question: {
        en: 'What is not right?',
        ro: 'Ce nu este în regulă?',
        ru: 'Что не так?',
        es: '¿Qué no está bien?',
        pl: 'Co jest nie tak?',
      },
      multiple: true,
      options: [
        {
          id: 'broken',
          label: {
            en: 'Something is damaged',
            ro: 'Ceva este deteriorat',
            ru: 'Что-то повреждено',
            es: 'Algo está dañado',
            pl: 'Coś jest uszkodzone',
          },
        },
        {
          id: 'late',
          label: {
            en: 'It came late',
            ro: 'A venit târziu',
            ru: 'Пришло поздно',
            es: 'Llegó tarde',
            pl: 'Dotarło za późno',
          },
        },
        {
          id: 'missing',
          label: {
            en: 'Something is missing',
            ro: 'Lipsește ceva',
            ru: 'Чего-то не хватает',
            es: 'Falta algo',
            pl: 'Czegoś brakuje',
          },
        },
        {
          id: 'different',
          label: {
            en: 'It is not as it was shown',
            ro: 'Nu este ca în imagini',
            ru: 'Не так, как на фото',
            es: 'No es como se mostraba',
            pl: 'Nie jest jak na zdjęciach',
          },
        },
        SOMETHING_ELSE,
      ],
    },
    {
      kind: 'text',
      id: 'more',
      question: {
        en: 'Would you tell us more?',
        ro: 'Ne spuneți mai multe?',
        ru: 'Расскажете подробнее?',
        es: '¿Nos cuenta algo más?',
        pl: 'Powiesz nam coś więcej?',
      },
    },
    MAIL,
  ],
  endings: [SORRY, THANKS],
}
