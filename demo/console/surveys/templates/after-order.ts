/** After an order: would they recommend the shop, and if not, what went wrong. */
import { MAIL, SORRY, THANKS, type Template } from './parts.ts'

export const AFTER_ORDER: Template = {
  title: {
    en: 'One question about your order',
    ro: 'O întrebare despre comanda dvs.',
    ru: 'Один вопрос о заказе',
    es: 'Una pregunta sobre su pedido',
    pl: 'Jedno pytanie o zamówienie',
  },
  moment: { on: 'order' },
  steps: [
    {
      kind: 'nps',
      id: 'likely',
      question: {
        en: 'How likely are you to recommend us to a friend?',
        ro: 'Cât de probabil este să ne recomandați unui prieten?',
        ru: 'Насколько вероятно, что вы посоветуете нас друзьям?',
        es: '¿Qué probabilidad hay de que nos recomiende a un amigo?',
        pl: 'Na ile prawdopodobne jest, że polecisz nas znajomym?',
      },
      required: true,
      ticketUpTo: 6,
      branches: [
        { when: { from: 9, to: 10 }, goTo: 'glad' },
        { when: { from: 7, to: 8 }, goTo: 'better' },
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
        ro: 'Citește un om, care vă și răspunde.',
        ru: 'Это прочитает человек — и ответит.',
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
        en: 'What could we do better?',
        ro: 'Ce am putea face mai bine?',
        ru: 'Что нам улучшить?',
        es: '¿Qué podríamos hacer mejor?',
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
        en: 'We are glad. If a friend would like it here too, pass it on.',
        ro: 'Ne bucurăm. Dacă i-ar plăcea și unui prieten, dați vestea mai departe.',
        ru: 'Мы рады. Если у нас понравится и вашим друзьям, расскажите им.',
        es: 'Nos alegra. Si también le gustaría a un amigo, cuénteselo.',
        pl: 'Cieszymy się. Jeśli spodoba się też komuś bliskiemu, daj mu znać.',
      },
      action: { kind: 'referral' },
    },
  ],
}
