/** Mails in Romanian. */
import { countIn } from './count.ts'
import type { MailTexts } from './en.ts'

const count = countIn('ro')

export const ro: MailTexts = {
  answers: {
    subject: (shop, reference) => `${shop} ți-a răspuns (${reference})`,
    intro: (shop) => `Ai scris la ${shop}. Iată răspunsul:`,
    replyHere: 'Răspunde direct la acest e-mail sau continuă în chat.',
    goOn: 'Continuă în chat',
    footer: (shop, reference) =>
      `Primești acest e-mail pentru că ai scris în chatul ${shop} și plecaseși când a venit răspunsul. Referință: ${reference}`,
  },
  transcript: {
    subject: (shop, reference) => `Conversația ta cu ${shop} (${reference})`,
    intro: (shop) => `Aceasta este conversația ta cu ${shop}, așa cum ai cerut.`,
    leftOut: (messages) =>
      count(messages, {
        one: 'Lipsește # mesaj mai vechi.',
        few: 'Lipsesc # mesaje mai vechi.',
        other: 'Lipsesc # de mesaje mai vechi.',
      }),
    footer: (shop, reference) =>
      `Cineva a cerut acest e-mail în chatul ${shop}. Dacă nu ai fost tu, îl poți ignora. Referință: ${reference}`,
  },
  who: { shopper: 'Tu', bot: 'Răspuns automat' },
  system: {
    resolved: 'Conversația a fost închisă.',
    reopened: 'Conversația a fost redeschisă.',
    taken: (name) => `${name} s-a alăturat conversației.`,
  },
  deleted: 'Acest mesaj a fost șters.',
  code: {
    subject: (shop, code) => `${code} este codul tău pentru ${shop}`,
    intro: (orderId) => `Cu acest cod poți vedea în ce stadiu este comanda ${orderId}:`,
    validity: 'Este valabil zece minute. Nu-l da nimănui, nici măcar magazinului.',
    footer: (shop) =>
      `Cineva a întrebat ${shop} în chat despre această comandă. Dacă nu ai fost tu, nu trebuie să faci nimic.`,
  },
  notice: {
    subject: (waiting) =>
      count(waiting, {
        one: '# conversație așteaptă',
        few: '# conversații așteaptă',
        other: '# de conversații așteaptă',
      }),
    intro: (shop) => `Nimeni nu a citit încă aceste mesaje din chatul ${shop}:`,
    more: (others) =>
      count(others, { one: 'Și încă una.', few: 'Și încă #.', other: 'Și încă #.' }),
    open: 'Deschide mesajele primite',
    guest: 'Vizitator',
  },
  lowScore: {
    subject: (score, reference) => `${score} într-un sondaj (${reference})`,
    intro: (shop) => `Cineva nu este mulțumit de ${shop}:`,
    due: (when) => `Răspunsul trebuie dat până la ${when}.`,
    open: 'Deschide sesizarea',
  },
  ticket: {
    subject: (shop, reference) => `${shop}: noutăți despre sesizarea ta (${reference})`,
    intro: (shop) => `Ai spus magazinului ${shop} ce nu a mers bine. De atunci:`,
    stages: {
      received: 'Am primit mesajul tău și cineva se va ocupa de el.',
      assigned: (name) => `Se ocupă ${name}.`,
      in_progress: 'Lucrăm la asta.',
      your_turn: 'Ca să mergem mai departe, avem nevoie de un răspuns de la tine.',
      resolved: 'Credem că am rezolvat. Spune-ne, te rugăm, dacă este așa.',
    },
    open: 'Vezi în magazin',
    footer: (shop, reference) =>
      `Primești acest e-mail pentru că ai scris la ${shop} într-un sondaj și nu ai văzut încă noutățile acolo. Referință: ${reference}`,
  },
}
