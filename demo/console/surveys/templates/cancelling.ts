/** Where something is cancelled: why, and what fits the reason. No answer is needed to go on. */
import { SOMETHING_ELSE, THANKS, type Template } from './parts.ts'

const TALK: Template['endings'][number] = {
  id: 'talk',
  text: {
    en: 'Perhaps there is something we can change. Write to us, if you like.',
    ro: 'Poate putem schimba ceva. Scrieți-ne, dacă doriți.',
    ru: 'Возможно, мы сможем что-то изменить. Напишите нам, если захотите.',
    es: 'Quizá podamos cambiar algo. Escríbanos, si quiere.',
    pl: 'Może da się coś zmienić. Napisz do nas, jeśli chcesz.',
  },
  action: { kind: 'chat' },
}

/** Whom it is too expensive is offered what the shop has to offer; without an offer, a person to talk to. */
export function cancelling(offerId: string | undefined): Template {
  return {
    title: {
      en: 'Before you go',
      ro: 'Înainte să plecați',
      ru: 'Прежде чем вы уйдёте',
      es: 'Antes de irse',
      pl: 'Zanim odejdziesz',
    },
    moment: { on: 'element' },
    isCancelling: true,
    steps: [
      {
        kind: 'choice',
        id: 'why',
        question: {
          en: 'Why do you cancel?',
          ro: 'De ce renunțați?',
          ru: 'Почему вы отказываетесь?',
          es: '¿Por qué cancela?',
          pl: 'Dlaczego rezygnujesz?',
        },
        branches: [
          ...(offerId ? [{ when: { chosen: ['expensive'] }, goTo: 'cheaper' }] : []),
          { when: { chosen: ['often'] }, goTo: 'rhythm' },
        ],
        next: 'talk',
        options: REASONS,
      },
      RHYTHM,
    ],
    endings: [
      THANKS,
      TALK,
      ...(offerId ? [{ ...CHEAPER, action: { kind: 'offer' as const, offerId } }] : []),
    ],
  }
}

const REASONS = [
  {
    id: 'expensive',
    label: {
      en: 'It is too expensive',
      ro: 'Este prea scump',
      ru: 'Слишком дорого',
      es: 'Es demasiado caro',
      pl: 'Jest za drogo',
    },
  },
  {
    id: 'often',
    label: {
      en: 'It comes too often',
      ro: 'Vine prea des',
      ru: 'Приходит слишком часто',
      es: 'Llega demasiado a menudo',
      pl: 'Przychodzi za często',
    },
  },
  {
    id: 'unfit',
    label: {
      en: 'It is not for me after all',
      ro: 'Nu mi se potrivește',
      ru: 'Мне это не подходит',
      es: 'No es para mí',
      pl: 'To jednak nie dla mnie',
    },
  },
  SOMETHING_ELSE,
]

const RHYTHM: Template['steps'][number] = {
  kind: 'text',
  id: 'rhythm',
  question: {
    en: 'How often would be right?',
    ro: 'Cât de des ar fi potrivit?',
    ru: 'Как часто было бы удобно?',
    es: '¿Cada cuánto le vendría bien?',
    pl: 'Jak często byłoby w sam raz?',
  },
  next: 'thanks',
}

const CHEAPER: Template['endings'][number] = {
  id: 'cheaper',
  text: {
    en: 'Then perhaps this helps. If not, you cancel just the same.',
    ro: 'Atunci poate vă ajută asta. Dacă nu, puteți renunța în continuare.',
    ru: 'Тогда, возможно, поможет вот это. Если нет, вы всё равно можете отказаться.',
    es: 'Entonces quizá esto le ayude. Si no, puede cancelar igualmente.',
    pl: 'W takim razie może pomoże to. Jeśli nie, nadal możesz zrezygnować.',
  },
}
