/** Where the box of tea is cancelled: why, and what would fit. No answer is needed to go on. */
import { LOCALES, THANKS, type DemoSurvey } from './parts.ts'

export const LEAVING: DemoSurvey = {
  id: 'leaving',
  revision: 1,
  name: 'Cancelling the box of tea',
  title: {
    en: 'Before you go',
    ro: 'Înainte să plecați',
    ru: 'Прежде чем вы уйдёте',
    es: 'Antes de irse',
    pl: 'Zanim odejdziesz',
  },
  moment: { on: 'element' },
  isCancelling: true,
  locales: LOCALES,
  steps: [
    {
      kind: 'choice',
      id: 'why',
      question: {
        en: 'Why are you cancelling the box?',
        ro: 'De ce renunțați la cutie?',
        ru: 'Почему вы отказываетесь от коробки?',
        es: '¿Por qué cancela la caja?',
        pl: 'Dlaczego rezygnujesz z pudełka?',
      },
      branches: [
        { when: { chosen: ['expensive'] }, goTo: 'cheaper' },
        { when: { chosen: ['often'] }, goTo: 'rhythm' },
      ],
      next: 'talk',
      options: [
        {
          id: 'expensive',
          label: {
            en: 'It is too expensive',
            ro: 'Este prea scumpă',
            ru: 'Слишком дорого',
            es: 'Es demasiado cara',
            pl: 'Jest za drogie',
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
          id: 'taste',
          label: {
            en: 'It is not my taste',
            ro: 'Nu e pe gustul meu',
            ru: 'Не мой вкус',
            es: 'No es de mi gusto',
            pl: 'To nie mój smak',
          },
        },
        {
          id: 'else',
          label: {
            en: 'Something else',
            ro: 'Altceva',
            ru: 'Другая причина',
            es: 'Otra cosa',
            pl: 'Coś innego',
          },
        },
      ],
    },
    {
      kind: 'text',
      id: 'rhythm',
      question: {
        en: 'How often would be right?',
        ro: 'Cât de des ar fi potrivit?',
        ru: 'Как часто было бы в самый раз?',
        es: '¿Cada cuánto le vendría bien?',
        pl: 'Jak często byłoby w sam raz?',
      },
      next: 'thanks',
    },
  ],
  endings: [
    {
      id: 'cheaper',
      text: {
        en: 'Then the next one costs a tenth less, if you like.',
        ro: 'Atunci următoarea costă cu o zecime mai puțin, dacă doriți.',
        ru: 'Тогда следующая обойдётся на десятую часть дешевле, если захотите.',
        es: 'Entonces la próxima le cuesta una décima parte menos, si quiere.',
        pl: 'W takim razie następne jest o jedną dziesiątą tańsze, jeśli chcesz.',
      },
      action: { kind: 'offer', offerId: 'a-tenth' },
    },
    {
      id: 'talk',
      text: {
        en: 'Perhaps there is something we can change. Write to us, if you like.',
        ro: 'Poate putem schimba ceva. Scrieți-ne, dacă doriți.',
        ru: 'Возможно, мы можем что-то изменить. Напишите нам, если захотите.',
        es: 'Quizá podamos cambiar algo. Escríbanos, si quiere.',
        pl: 'Może da się coś zmienić. Napisz do nas, jeśli chcesz.',
      },
      action: { kind: 'chat' },
    },
    THANKS,
  ],
}
