/** What is known of a shop, for tests: all there can be. */
import type { ChatFacts } from '../contract/facts.ts'

/** Every day from nine to six, by the clock of Bucharest. */
export const HOURS = {
  weekly: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '09:00', to: '18:00' })),
  holidays: [],
}

const FACTS: ChatFacts = {
  revision: 3,
  timezone: 'Europe/Bucharest',
  greeting: { en: 'Hello from Fern' },
  isOnline: true,
  replyTime: { medianMs: 200_000, conversations: 12 },
  channels: {
    whatsapp: '+40721123456',
    phone: '+40 21 555 01 00',
    email: 'hi@fern.example',
    instagram: 'fern.tea',
  },
  preChat: { when: 'never', fields: [] },
  answers: [
    {
      id: 'ship',
      question: { en: 'How long does delivery take?' },
      answer: { en: 'Two working days. See https://fern.example/delivery' },
      isStarter: true,
    },
    {
      id: 'return',
      question: { en: 'Can I send something back?' },
      answer: { en: 'Within 30 days.' },
      url: '/returns',
      isStarter: true,
    },
    {
      id: 'gift',
      question: { en: 'Do you wrap gifts?' },
      answer: { en: 'Yes, for 2 €.' },
      isStarter: false,
    },
  ],
  flow: {
    start: 'hello',
    steps: {
      hello: {
        say: { en: 'What is it about?' },
        choices: [
          { label: { en: 'My order' }, to: 'order' },
          { label: { en: 'Tea' }, to: 'tea' },
          { label: { en: 'Something else' }, to: 'person' },
        ],
      },
      tea: {
        say: { en: 'Black or green?' },
        choices: [
          { label: { en: 'Black' }, to: 'end' },
          { label: { en: 'Green' }, to: 'end' },
        ],
      },
    },
  },
  orderStatus: true,
  mail: true,
}

export function createFacts(changes: Partial<ChatFacts> = {}): ChatFacts {
  return { ...FACTS, ...changes }
}
