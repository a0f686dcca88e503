/** Mails in English: the others have the same. */
import { countIn } from './count.ts'

const count = countIn('en')

export const en = {
  answers: {
    subject: (shop: string, reference: string) => `${shop} has answered you (${reference})`,
    intro: (shop: string) => `You wrote to ${shop}. Here is the answer:`,
    replyHere: 'Simply reply to this mail, or go on in the chat.',
    goOn: 'Go on in the chat',
    footer: (shop: string, reference: string) =>
      `You get this mail because you wrote in the chat of ${shop} and had left when the answer came. Reference: ${reference}`,
  },
  transcript: {
    subject: (shop: string, reference: string) => `Your chat with ${shop} (${reference})`,
    intro: (shop: string) => `This is your conversation with ${shop}, as you asked.`,
    leftOut: (messages: number) =>
      `${count(messages, { one: '# earlier message is', other: '# earlier messages are' })} left out.`,
    footer: (shop: string, reference: string) =>
      `Somebody asked for this mail in the chat of ${shop}. If it was not you, you can ignore it. Reference: ${reference}`,
  },
  who: { shopper: 'You', bot: 'Automatic answer' },
  system: {
    resolved: 'The conversation was closed.',
    reopened: 'The conversation was opened again.',
    taken: (name: string) => `${name} has joined.`,
  },
  deleted: 'This message was deleted.',
  code: {
    subject: (shop: string, code: string) => `${code} is your code for ${shop}`,
    intro: (orderId: string) => `With this code you can see how far order ${orderId} is:`,
    validity: 'It is good for ten minutes. Give it to nobody, not even to the shop.',
    footer: (shop: string) =>
      `Somebody asked ${shop} about this order in the chat. If it was not you, you need not do anything.`,
  },
  notice: {
    subject: (waiting: number) =>
      count(waiting, { one: '# conversation is waiting', other: '# conversations are waiting' }),
    intro: (shop: string) => `Nobody has read this in the chat of ${shop} yet:`,
    more: (others: number) => count(others, { one: 'And # more.', other: 'And # more.' }),
    open: 'Open the inbox',
    guest: 'Guest',
  },
  lowScore: {
    subject: (score: string, reference: string) => `${score} in a survey (${reference})`,
    intro: (shop: string) => `Somebody is not content with ${shop}:`,
    due: (when: string) => `An answer is due by ${when}.`,
    open: 'Open the ticket',
  },
  ticket: {
    subject: (shop: string, reference: string) =>
      `${shop}: news about your feedback (${reference})`,
    intro: (shop: string) => `You told ${shop} what went wrong. This has happened since:`,
    stages: {
      received: 'We have your message, and somebody will look into it.',
      assigned: (name: string) => `${name} is looking into it.`,
      in_progress: 'We are working on it.',
      your_turn: 'We need an answer from you to go on.',
      resolved: 'It is mended, we think. Please tell us whether it is.',
    },
    open: 'See it in the shop',
    footer: (shop: string, reference: string) =>
      `You get this mail because you wrote to ${shop} in a survey and have not seen the news there yet. Reference: ${reference}`,
  },
}

export type MailTexts = typeof en
