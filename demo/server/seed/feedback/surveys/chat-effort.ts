/** After a chat that nobody rated: how hard it was to get help. */
import { LOCALES, SORRY, THANKS, type DemoSurvey } from './parts.ts'

export const CHAT_EFFORT: DemoSurvey = {
  id: 'chat-effort',
  revision: 1,
  name: 'After a chat',
  title: {
    en: 'About our chat',
    ro: 'Despre conversația noastră',
    ru: 'О нашем разговоре',
    es: 'Sobre nuestra conversación',
    pl: 'O naszej rozmowie',
  },
  moment: { on: 'chat' },
  locales: LOCALES,
  steps: [
    {
      kind: 'ces',
      id: 'effort',
      question: {
        en: 'How easy was it to get help?',
        ro: 'Cât de ușor ați primit ajutor?',
        ru: 'Насколько легко было получить помощь?',
        es: '¿Cómo de fácil fue recibir ayuda?',
        pl: 'Jak łatwo było uzyskać pomoc?',
      },
      required: true,
      ticketUpTo: 2,
      branches: [{ when: { from: 4, to: 7 }, goTo: 'thanks' }],
    },
    {
      kind: 'text',
      id: 'hard',
      question: {
        en: 'What made it hard?',
        ro: 'Ce a îngreunat lucrurile?',
        ru: 'Что помешало?',
        es: '¿Qué lo hizo difícil?',
        pl: 'Co sprawiło trudność?',
      },
      next: 'sorry',
    },
  ],
  endings: [THANKS, SORRY],
}
