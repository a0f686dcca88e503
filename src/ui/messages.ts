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
    news: { one: '{count} new', other: '{count} new' },
  },
  ro: {
    open: 'Recompense și ajutor',
    close: 'Închide',
    hello: 'Bună, {name}',
    loading: 'Se încarcă',
    retry: 'Încearcă din nou',
    failed: 'Această parte nu s-a putut încărca.',
    news: { one: '{count} noutate', few: '{count} noutăți', other: '{count} de noutăți' },
  },
  ru: {
    open: 'Бонусы и помощь',
    close: 'Закрыть',
    hello: 'Здравствуйте, {name}',
    loading: 'Загрузка',
    retry: 'Повторить',
    failed: 'Эту часть не удалось загрузить.',
    news: {
      one: '{count} новое',
      few: '{count} новых',
      many: '{count} новых',
      other: '{count} новых',
    },
  },
  es: {
    open: 'Recompensas y ayuda',
    close: 'Cerrar',
    hello: 'Hola, {name}',
    loading: 'Cargando',
    retry: 'Reintentar',
    failed: 'No se ha podido cargar esta parte.',
    news: { one: '{count} novedad', many: '{count} de novedades', other: '{count} novedades' },
  },
  pl: {
    open: 'Nagrody i pomoc',
    close: 'Zamknij',
    hello: 'Cześć, {name}',
    loading: 'Wczytywanie',
    retry: 'Spróbuj ponownie',
    failed: 'Nie udało się wczytać tej części.',
    news: {
      one: '{count} nowa wiadomość',
      few: '{count} nowe wiadomości',
      many: '{count} nowych wiadomości',
      other: '{count} nowej wiadomości',
    },
  },
})
