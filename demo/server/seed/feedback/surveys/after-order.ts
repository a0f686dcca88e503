/** After an order: would they recommend the shop, and if not, what went wrong. */
import { LOCALES, MAIL, SORRY, THANKS, type DemoSurvey } from './parts.ts'

export const AFTER_ORDER: DemoSurvey = {
  id: 'after-order',
  revision: 1,
  name: 'After an order',
  title: {
    en: 'About your order',
    ro: 'Despre comanda dumneavoastră',
    ru: 'О вашем заказе',
    es: 'Sobre su pedido',
    pl: 'O Twoim zamówieniu',
  },
  moment: { on: 'order' },
  locales: LOCALES,
  steps: [
    {
      kind: 'nps',
      id: 'likely',
      question: {
        en: 'How likely are you to recommend Fern & Ember to a friend?',
        ro: 'Cât de probabil este să recomandați Fern & Ember unui prieten?',
        ru: 'Насколько вероятно, что вы посоветуете Fern & Ember друзьям?',
        es: '¿Qué probabilidad hay de que recomiende Fern & Ember a un amigo?',
        pl: 'Na ile prawdopodobne jest, że polecisz Fern & Ember znajomym?',
      },
      required: true,
      ticketUpTo: 6,
      branches: [
        { when: { from: 0, to: 6 }, goTo: 'wrong' },
        { when: { from: 7, to: 8 }, goTo: 'better' },
        { when: { from: 9, to: 10 }, goTo: 'glad' },
      ],
    },
    {
      kind: 'text',
      id: 'wrong',
      question: {
        en: 'What went wrong?',
        ro: 'Ce nu a mers bine?',
        ru: 'Что пошло не так?',
        es: '¿Qué ha ido mal?',
        pl: 'Co poszło nie tak?',
      },
      hint: {
        en: 'A person reads it, and answers.',
        ro: 'Citește un om, și vă răspunde.',
        ru: 'Это прочитает человек и ответит.',
        es: 'Lo lee una persona, y le responde.',
        pl: 'Przeczyta to człowiek i odpowie.',
      },
      next: 'mail',
    },
    MAIL,
    {
      kind: 'text',
      id: 'better',
      question: {
        en: 'What should we do better?',
        ro: 'Ce ar trebui să facem mai bine?',
        ru: 'Что нам сделать лучше?',
        es: '¿Qué deberíamos hacer mejor?',
        pl: 'Co możemy zrobić lepiej?',
      },
      next: 'thanks',
    },
  ],
  endings: [
    THANKS,
    SORRY,
    {
      id: 'glad',
      text: {
        en: 'We are glad. Would you say it where others read it, too?',
        ro: 'Ne bucurăm. Ați spune-o și acolo unde citesc alții?',
        ru: 'Мы рады. Расскажете об этом там, где прочитают и другие?',
        es: 'Nos alegra. ¿Lo diría también donde otros lo lean?',
        pl: 'Cieszymy się. Czy powiesz to też tam, gdzie przeczytają inni?',
      },
      action: {
        kind: 'review',
        url: 'https://www.trustpilot.com/evaluate/fern-and-ember.example',
        label: {
          en: 'Write a review',
          ro: 'Scrieți o recenzie',
          ru: 'Написать отзыв',
          es: 'Escribir una reseña',
          pl: 'Napisz recenzję',
        },
      },
    },
  ],
}
