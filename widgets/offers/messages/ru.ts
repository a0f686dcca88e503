/** The widget in Russian, with what all campaigns say. */
import { ru as campaign } from '../../../src/ui/campaign/messages/ru.ts'

export const ru = {
  ...campaign,
  title: 'Ваши предложения',
  loading: 'Загружаем ваши предложения',
  failed: 'Сейчас предложения показать не удаётся.',
  stale: 'Сейчас обновить не удалось.',
  now: 'Действуют сейчас',
  forYou: 'Для вас',
  ended: 'Закончились за последнюю неделю',
  empty:
    'Сейчас для вас ничего нет. Когда у магазина будет предложение для вас, оно появится здесь вместе со сроком.',
  emptyNow: 'Сейчас использовать нечего.',
  guest: 'Войдите, и предложения будут на всех ваших устройствах.',
  signIn: 'Войти',
  summary: {
    one: '{count} предложение, ближайшее до {time}',
    few: '{count} предложения, ближайшее до {time}',
    many: '{count} предложений, ближайшее до {time}',
    other: '{count} предложения, ближайшее до {time}',
  },
  summaryOpen: {
    one: '{count} предложение',
    few: '{count} предложения',
    many: '{count} предложений',
    other: '{count} предложения',
  },
  summaryNone: 'Сейчас предложений нет',
} as const
