/** Texts of the launcher and the panel; each widget has its own. */
import { defineMessages } from '../i18n/define-messages.ts'
import { wordsAtRest } from './words-at-rest.ts'

export const messages = defineMessages({
  en: {
    ...wordsAtRest,
    close: 'Close',
    hello: 'Hello, {name}',
    loading: 'Loading',
    back: 'Back',
    offline: 'You are offline. This opens as soon as you are connected.',
    news: { one: '{count} new', other: '{count} new' },
  },
  ro: {
    open: 'Recompense și ajutor',
    close: 'Închide',
    hello: 'Bună, {name}',
    loading: 'Se încarcă',
    retry: 'Încearcă din nou',
    failed: 'Această parte nu s-a putut încărca.',
    back: 'Înapoi',
    offline: 'Nu ai conexiune la internet. Se deschide imediat ce revine.',
    news: { one: '{count} noutate', few: '{count} noutăți', other: '{count} de noutăți' },
  },
  ru: {
    open: 'Бонусы и помощь',
    close: 'Закрыть',
    hello: 'Здравствуйте, {name}',
    loading: 'Загрузка',
    retry: 'Повторить',
    failed: 'Эту часть не удалось загрузить.',
    back: 'Назад',
    offline: 'Нет подключения к интернету. Откроется, как только оно появится.',
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
    back: 'Volver',
    offline: 'No tienes conexión. Se abrirá en cuanto vuelvas a estar en línea.',
    news: { one: '{count} novedad', many: '{count} de novedades', other: '{count} novedades' },
  },
  pl: {
    open: 'Nagrody i pomoc',
    close: 'Zamknij',
    hello: 'Cześć, {name}',
    loading: 'Wczytywanie',
    retry: 'Spróbuj ponownie',
    failed: 'Nie udało się wczytać tej części.',
    back: 'Wstecz',
    offline: 'Brak połączenia z internetem. Otworzy się, gdy tylko wróci.',
    news: {
      one: '{count} nowa wiadomość',
      few: '{count} nowe wiadomości',
      many: '{count} nowych wiadomości',
      other: '{count} nowej wiadomości',
    },
  },
})
