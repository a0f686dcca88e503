/** Once the parcel is there: whether it is all right. */
import { LOCALES, MAIL, SORRY, type DemoSurvey } from './parts.ts'

export const DELIVERED: DemoSurvey = {
  id: 'delivered',
  revision: 1,
  name: 'After the parcel has come',
  title: {
    en: 'Your parcel is there',
    ro: 'Coletul a ajuns',
    ru: 'Посылка на месте',
    es: 'Su paquete ha llegado',
    pl: 'Paczka już u Ciebie',
  },
  moment: { on: 'delivery' },
  locales: LOCALES,
  steps: [
    {
      kind: 'csat',
      id: 'content',
      question: {
        en: 'How happy are you with what came?',
        ro: 'Cât de mulțumiți sunteți de ce a sosit?',
        ru: 'Насколько вы довольны тем, что получили?',
        es: '¿Está a gusto con lo que ha llegado?',
        pl: 'Na ile podoba Ci się to, co przyszło?',
      },
      required: true,
      ticketUpTo: 2,
      branches: [{ when: { from: 4, to: 5 }, goTo: 'share' }],
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
            en: 'Something is broken',
            ro: 'Ceva este spart',
            ru: 'Что-то разбилось',
            es: 'Algo está roto',
            pl: 'Coś się stłukło',
          },
        },
        {
          id: 'late',
          label: {
            en: 'It came late',
            ro: 'A venit târziu',
            ru: 'Пришло поздно',
            es: 'Llegó tarde',
            pl: 'Przyszło późno',
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
            ru: 'Не так, как на снимках',
            es: 'No es como se mostraba',
            pl: 'Nie jest jak na zdjęciach',
          },
        },
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
  endings: [
    SORRY,
    {
      id: 'share',
      text: {
        en: 'Thank you. If a friend would like it as well, there is something in it for both of you.',
        ro: 'Vă mulțumim. Dacă i-ar plăcea și unui prieten, câștigați amândoi.',
        ru: 'Спасибо. Если понравится и другу, выиграете вы оба.',
        es: 'Gracias. Si también le gustaría a un amigo, ganan los dos.',
        pl: 'Dziękujemy. Jeśli spodoba się też komuś bliskiemu, zyskacie oboje.',
      },
      action: { kind: 'referral' },
    },
  ],
}
