/** Texts of the launcher and the panel; each widget has its own. */
import { defineMessages } from '../i18n/define-messages.ts'

export const messages = defineMessages({
  en: {
    open: 'Rewards and help',
    close: 'Close',
    hello: 'Hello, {name}',
    loading: 'Loading',
    retry: 'Try again',
    failed: 'This part could not be loaded.',
  },
  ro: {
    open: 'Recompense și ajutor',
    close: 'Închide',
    hello: 'Bună, {name}',
    loading: 'Se încarcă',
    retry: 'Încearcă din nou',
    failed: 'Această parte nu s-a putut încărca.',
  },
  ru: {
    open: 'Бонусы и помощь',
    close: 'Закрыть',
    hello: 'Здравствуйте, {name}',
    loading: 'Загрузка',
    retry: 'Повторить',
    failed: 'Эту часть не удалось загрузить.',
  },
  es: {
    open: 'Recompensas y ayuda',
    close: 'Cerrar',
    hello: 'Hola, {name}',
    loading: 'Cargando',
    retry: 'Reintentar',
    failed: 'No se ha podido cargar esta parte.',
  },
  pl: {
    open: 'Nagrody i pomoc',
    close: 'Zamknij',
    hello: 'Cześć, {name}',
    loading: 'Wczytywanie',
    retry: 'Spróbuj ponownie',
    failed: 'Nie udało się wczytać tej części.',
  },
})
