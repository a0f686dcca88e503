/** Where the monthly parcel of tea is cancelled: why, and what would fit. No answer is needed to go on. */
import { LOCALES, THANKS, type DemoSurvey } from './parts.ts'

export const LEAVING: DemoSurvey = {
  id: 'leaving',
  revision: 1,
  name: 'Cancelling the monthly parcel',
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
        en: 'Why do you stop the monthly parcel?',
        ro: 'De ce opriți coletul lunar?',
        ru: 'Почему вы отказываетесь от ежемесячной посылки?',
        es: '¿Por qué deja el paquete mensual?',
        pl: 'Dlaczego rezygnujesz z comiesięcznej paczki?',
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
        ro: 'Atunci următorul costă cu o zecime mai puțin, dacă doriți.',
        ru: 'Тогда следующая обойдётся на десятую часть дешевле, если захотите.',
        es: 'Entonces el próximo le cuesta una décima parte menos, si quiere.',
        pl: 'W takim razie następna jest o jedną dziesiątą tańsza, jeśli chcesz.',
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
