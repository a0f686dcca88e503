/** Mails in Polish. */
import { countIn } from './count.ts'
import type { MailTexts } from './en.ts'

const count = countIn('pl')

export const pl: MailTexts = {
  answers: {
    subject: (shop, reference) => `${shop}: odpowiedź na Twoją wiadomość (${reference})`,
    intro: (shop) => `Dziękujemy za wiadomość do ${shop}. Oto odpowiedź:`,
    replyHere: 'Po prostu odpowiedz na tego maila albo wróć do czatu.',
    goOn: 'Wróć do czatu',
    footer: (shop, reference) =>
      `Wysyłamy tego maila, bo odpowiedź na wiadomość z czatu ${shop} przyszła, gdy czat był już zamknięty. Numer rozmowy: ${reference}`,
  },
  transcript: {
    subject: (shop, reference) => `Twoja rozmowa z ${shop} (${reference})`,
    intro: (shop) => `Oto zapis Twojej rozmowy z ${shop}.`,
    leftOut: (messages) =>
      count(messages, {
        one: 'Pominięto # wcześniejszą wiadomość.',
        few: 'Pominięto # wcześniejsze wiadomości.',
        many: 'Pominięto # wcześniejszych wiadomości.',
        other: 'Pominięto # wcześniejszej wiadomości.',
      }),
    footer: (shop, reference) =>
      `Ktoś poprosił o tego maila w czacie ${shop}. Jeśli to pomyłka, można go zignorować. Numer rozmowy: ${reference}`,
  },
  who: { shopper: 'Ty', bot: 'Automatyczna odpowiedź' },
  system: {
    resolved: 'Rozmowa została zakończona.',
    reopened: 'Rozmowa została wznowiona.',
    taken: (name) => `Do rozmowy dołącza ${name}.`,
  },
  deleted: 'Ta wiadomość została usunięta.',
  code: {
    subject: (shop, code) => `${code} to Twój kod do ${shop}`,
    intro: (orderId) => `Ten kod pokaże, co dzieje się z zamówieniem ${orderId}:`,
    validity: 'Jest ważny dziesięć minut. Nie podawaj go nikomu, nawet sklepowi.',
    footer: (shop) =>
      `Ktoś zapytał o to zamówienie w czacie ${shop}. Jeśli to nie Ty, nie musisz nic robić.`,
  },
  notice: {
    subject: (waiting) =>
      count(waiting, {
        one: '# rozmowa czeka',
        few: '# rozmowy czekają',
        many: '# rozmów czeka',
        other: '# rozmowy czeka',
      }),
    intro: (shop) => `Tych wiadomości w czacie ${shop} nikt jeszcze nie przeczytał:`,
    more: (others) => count(others, { other: 'I jeszcze #.' }),
    open: 'Otwórz skrzynkę',
    guest: 'Gość',
  },
  lowScore: {
    subject: (score, reference) => `Ocena ${score} w ankiecie (${reference})`,
    intro: (shop) => `Ktoś nie jest zadowolony z ${shop}:`,
    due: (when) => `Odpowiedź należy się do ${when}.`,
    open: 'Otwórz zgłoszenie',
  },
  ticket: {
    subject: (shop, reference) => `${shop}: wieści o Twoim zgłoszeniu (${reference})`,
    intro: (shop) => `Dziękujemy, że ${shop} wie, co poszło nie tak. Od tego czasu:`,
    stages: {
      received: 'Mamy Twoją wiadomość i wkrótce się nią zajmiemy.',
      assigned: (name) => `Sprawą zajmuje się ${name}.`,
      in_progress: 'Pracujemy nad tym.',
      your_turn: 'Żeby iść dalej, potrzebujemy Twojej odpowiedzi.',
      resolved: 'Wydaje nam się, że wszystko jest już w porządku. Daj nam znać, czy tak jest.',
    },
    open: 'Zobacz w sklepie',
    footer: (shop, reference) =>
      `Wysyłamy tego maila, bo po ankiecie ${shop} są wieści, których jeszcze nikt na stronie nie otworzył. Numer zgłoszenia: ${reference}`,
  },
}
