/** What several templates have in common. */
import type { z } from 'zod/mini'
import type { Ending, Step, Survey } from '../../../../widgets/feedback/contract.ts'

/** As it is written by hand: what has a usual value may be left out. */
export type Template = Omit<z.input<typeof Survey>, 'id' | 'revision' | 'locales' | 'name'>
type TemplateStep = z.input<typeof Step>
type TemplateEnding = z.input<typeof Ending>

/** Guests are asked; whoever is signed in is not. */
export const MAIL: TemplateStep & { kind: 'email' } = {
  kind: 'email',
  id: 'mail',
  question: {
    en: 'Where may we write to you?',
    ro: 'Unde vă putem scrie?',
    ru: 'Куда вам написать?',
    es: '¿Adónde podemos escribirle?',
    pl: 'Gdzie możemy odpisać?',
  },
  hint: {
    en: 'For an answer to this, and nothing else.',
    ro: 'Doar ca să vă răspundem, pentru nimic altceva.',
    ru: 'Только чтобы ответить вам, и ни для чего больше.',
    es: 'Solo para responderle a esto, para nada más.',
    pl: 'Tylko po to, żeby odpowiedzieć.',
  },
  next: 'sorry',
}

export const SORRY: TemplateEnding = {
  id: 'sorry',
  text: {
    en: 'We are sorry. One of us looks into it, and you see here how it goes on.',
    ro: 'Ne pare rău. Un coleg se ocupă de asta, iar aici vedeți cum evoluează.',
    ru: 'Нам жаль. Этим займётся сотрудник, а здесь будет видно, как идут дела.',
    es: 'Lo sentimos. Uno de nosotros lo mirará, y aquí verá cómo avanza.',
    pl: 'Przykro nam. Ktoś z nas się tym zajmie, a tutaj zobaczysz, co dalej.',
  },
}

export const THANKS: TemplateEnding = {
  id: 'thanks',
  text: {
    en: 'Thank you. We read every answer.',
    ro: 'Vă mulțumim. Citim fiecare răspuns.',
    ru: 'Спасибо. Мы читаем каждый ответ.',
    es: 'Gracias. Leemos todas las respuestas.',
    pl: 'Dziękujemy. Czytamy każdą odpowiedź.',
  },
}

export const SOMETHING_ELSE = {
  id: 'else',
  label: {
    en: 'Something else',
    ro: 'Altceva',
    ru: 'Другое',
    es: 'Otra cosa',
    pl: 'Coś innego',
  },
}
