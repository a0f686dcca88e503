/** The widget in Russian. */
import { ru as campaign } from '../../../src/ui/campaign/messages/ru.ts'

export const ru = {
  ...campaign,
  title: 'Вопросы о заказе',
  loading: 'Загружаем сведения о заказах',
  failed: 'Не удалось загрузить сведения о заказах.',
  retry: 'Повторить',
  none: 'Магазин пока ничего не сообщил о заказах.',
  summaryWaits: 'Вас ждёт сохранённая корзина',
  summarySaved: 'Корзина сохранена, действует до: {date}',
  summaryShipping: 'Бесплатная доставка от {amount}',
  summarySave: 'Сохраните корзину на потом',
  // A cart that was saved, brought back.
  restoreTitle: 'Сохранённая корзина',
  restoreLoading: 'Загружаем сохранённую корзину',
  restoreFailed: 'Не удалось загрузить сохранённую корзину. Проверьте подключение и повторите.',
  restoreGone: 'Срок ссылки истёк, или её удалили. В вашей корзине ничего не изменилось.',
  restoreLines: {
    one: '{count} товар',
    few: '{count} товара',
    many: '{count} товаров',
    other: '{count} товара',
  },
  restoreSavedAt: 'Сохранена {date}',
  restoreNow: 'Вернуть корзину',
  restoreAsk: 'В вашей корзине уже что-то есть.',
  restoreReplace: 'Заменить на сохранённую',
  restoreMerge: 'Объединить обе',
  restoreMissing: 'Добавить только недостающее',
  restoreLater: 'Не сейчас',
  restoreForget: 'Она мне не нужна',
  restoreDoing: 'Возвращаем корзину',
  restoreDone: 'Корзина снова здесь.',
  restoreNothing: 'Сейчас из неё ничего нельзя купить.',
  restoreListed:
    'Эта страница не может сама заполнить корзину. Откройте каждый товар, чтобы добавить его:',
  restoreQuantity: '{quantity} × {name}',
  restoreSoldOut: 'Нет в наличии',
  restoreClipped: {
    one: 'Остался только {count}, а не {was}',
    few: 'Осталось только {count}, а не {was}',
    many: 'Осталось только {count}, а не {was}',
    other: 'Осталось только {count}, а не {was}',
  },
  restoreRepriced: 'Теперь {now}, было {was}',
} as const
