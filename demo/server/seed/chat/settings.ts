/** How the demo shop’s chat is set up. */
import { ChatSettings } from '../../../../widgets/chat/contract/console-settings.ts'
import { DEMO_ANSWERS } from './answers.ts'
import { DEMO_FLOW } from './flow.ts'

const WEEKDAYS = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '18:00' }))
/** Month and day, of whatever year. */
const HOLIDAYS = ['01-01', '05-01', '12-25', '12-26']

export interface DemoPeople {
  readonly owner: string
  readonly colleague: string
}

export function demoChatSettings({ owner, colleague }: DemoPeople, now: Date): ChatSettings {
  const year = now.getUTCFullYear()
  return ChatSettings.parse({
    greeting: {
      en: 'Hello! Tea, clay or a parcel: ask us.',
      ro: 'Bună! Ceai, ceramică sau un colet: întrebați-ne.',
      ru: 'Здравствуйте! Чай, керамика или посылка — спрашивайте.',
      es: '¡Hola! Té, cerámica o un paquete: pregúntenos.',
      pl: 'Cześć! Herbata, ceramika, paczka: pytaj śmiało.',
    },
    hours: {
      weekly: [...WEEKDAYS, { day: 6, from: '10:00', to: '14:00' }],
      holidays: [year, year + 1].flatMap((of) => HOLIDAYS.map((day) => `${of}-${day}`)),
    },
    // Numbers that are kept free for stories.
    channels: {
      whatsapp: '+40720000000',
      phone: '+40 21 555 0123',
      email: 'hello@fern-and-ember.example',
      instagram: 'fern.and.ember',
    },
    preChat: {
      when: 'away',
      fields: [
        { name: 'name', kind: 'text' },
        { name: 'email', kind: 'email', required: true },
      ],
    },
    answers: DEMO_ANSWERS,
    flow: DEMO_FLOW,
    canned: [
      { id: 'hello', shortcut: 'hello', text: 'Hello {name}, this is {agent}. How can I help?' },
      {
        id: 'label',
        shortcut: 'label',
        text: 'I have just sent the return label to your mail. The post takes the parcel for free.',
      },
      {
        id: 'late',
        shortcut: 'late',
        text: 'I am sorry, {name}: your parcel is late. I am asking the carrier, and write to you today.',
      },
      {
        id: 'thanks',
        shortcut: 'thanks',
        text: 'Thank you for writing, {name}. If anything else comes up, I am here.',
      },
    ],
    agents: [
      { email: owner, name: 'Ilinca' },
      { email: colleague, name: 'Radu' },
    ],
    notify: { email: owner, afterMinutes: 5 },
  })
}
