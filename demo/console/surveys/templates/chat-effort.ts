/** After a chat that nobody rated: how hard it was to get help. */
import { SORRY, THANKS, type Template } from './parts.ts'

export const CHAT_EFFORT: Template = {
  title: {
    en: 'About our chat',
    ro: 'Despre conversația noastră',
    ru: 'О нашем разговоре',
    es: 'Sobre nuestra conversación',
    pl: 'O naszej rozmowie',
  },
  moment: { on: 'chat' },
  steps: [
    {
      kind: 'ces',
      id: 'effort',
      question: {
        en: 'How easy was it to get help?',
        ro: 'Cât de ușor ați primit ajutor?',
        ru: 'Насколько легко было получить помощь?',
        es: '¿Le ha resultado fácil recibir ayuda?',
        pl: 'Jak łatwo było uzyskać pomoc?',
      },
      required: true,
      ticketUpTo: 3,
      branches: [{ when: { from: 4, to: 7 }, goTo: 'thanks' }],
    },
    {
      kind: 'text',
      id: 'hard',
      question: {
        en: 'What made it hard?',
        ro: 'Ce a îngreunat lucrurile?',
        ru: 'Что усложнило дело?',
        es: '¿Qué lo ha hecho difícil?',
        pl: 'Co sprawiło trudność?',
      },
      next: 'sorry',
    },
  ],
  endings: [THANKS, SORRY],
}
