/** What several of the demo’s surveys have in common. */
import type { z } from 'zod/mini'
import type { Ending, Step, Survey } from '../../../../../widgets/feedback/contract.ts'

export type DemoSurvey = z.input<typeof Survey>
type DemoStep = z.input<typeof Step>
type DemoEnding = z.input<typeof Ending>

/** All words of all of them are there in each. */
export const LOCALES = ['en', 'ro', 'ru', 'es', 'pl']

/** Where an answer goes to; whoever is signed in is not asked. */
export const MAIL: DemoStep & { kind: 'email' } = {
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
    ro: 'Doar pentru un răspuns la acest mesaj, nimic altceva.',
    ru: 'Только для ответа на это, и ни для чего больше.',
    es: 'Solo para responder a esto, para nada más.',
    pl: 'Tylko po to, żeby na to odpowiedzieć.',
  },
  next: 'sorry',
}

export const SORRY: DemoEnding = {
  id: 'sorry',
  text: {
    en: 'We are sorry. Somebody of us looks at it today, and you see here how far it is.',
    ro: 'Ne pare rău. Cineva dintre noi se uită azi, iar aici vedeți în ce stadiu este.',
    ru: 'Нам жаль. Сегодня же этим займётся человек, а здесь будет видно, как идут дела.',
    es: 'Lo sentimos. Hoy mismo lo mira alguien de nosotros, y aquí verá cómo va.',
    pl: 'Przykro nam. Ktoś z nas zajmie się tym dziś, a tutaj widać, co się dzieje.',
  },
}

export const THANKS: DemoEnding = {
  id: 'thanks',
  text: {
    en: 'Thank you. We read every word.',
    ro: 'Vă mulțumim. Citim fiecare cuvânt.',
    ru: 'Спасибо. Мы читаем каждое слово.',
    es: 'Gracias. Leemos cada palabra.',
    pl: 'Dziękujemy. Czytamy każde słowo.',
  },
}
