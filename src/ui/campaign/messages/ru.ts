/** What campaigns say of their own, in Russian; the rest is the merchant’s. */
import { exitRu } from './exit.ru.ts'

export const ru = {
  ...exitRu,
  preview: 'Предпросмотр: это видите только вы',
  decline: 'Нет, спасибо',
  dismiss: 'Закрыть',
  never: 'Больше не показывать',
  goOn: 'Продолжить',
  retry: 'Повторить',
  // What an offer gives.
  off: 'Скидка {amount}',
  offUpTo: 'Скидка {amount}, но не больше {max}',
  shipping: 'Бесплатная доставка',
  product: 'Товар бесплатно',
  gift: 'Подарок к заказу',
  credit: '{amount} на счёт в магазине',
  // On which terms.
  until: 'До {time}',
  timeLeft: 'ещё {time}',
  timeLast: 'меньше минуты',
  timeWarning: {
    one: 'Предложение закончится через {count} минуту.',
    few: 'Предложение закончится через {count} минуты.',
    many: 'Предложение закончится через {count} минут.',
    other: 'Предложение закончится через {count} минуты.',
  },
  minOrder: 'Для заказа от {amount}',
  minOrderMissing: '(не хватает {amount})',
  once: 'На один заказ',
  personal: 'На основе ваших покупок',
  codeUse: 'Применить код',
  codeApplied: 'Код уже в корзине.',
  codeCopied:
    'Магазин не смог добавить код в корзину. Он скопирован: вставьте его при оформлении заказа.',
  codeSelected:
    'Магазин не смог добавить код в корзину. Он выделен: скопируйте его и вставьте при оформлении заказа.',
  codeSample: 'Это предпросмотр: код ненастоящий, в корзину ничего не добавлено.',
  // What became of it.
  offerLoading: 'Загружаем ваше предложение',
  offerFailed: 'Предложение не загрузилось. Проверьте подключение.',
  offerExpired: 'Предложение закончилось. Код больше не действует.',
  offerUsed: 'Вы уже воспользовались этим предложением.',
  offerHad: 'Недавно вы уже получали предложение, поэтому сейчас другого нет.',
  offerHasCode: 'В корзине уже есть код. Его нельзя совместить с этим предложением.',
  offerOver: 'Предложение завершено.',
  offerCurrency: 'Предложение не действует в валюте вашей корзины.',
  offerNoCode: 'Сейчас магазин не смог создать код. Попробуйте ещё раз чуть позже.',
  offerNone: 'Сейчас предложения нет.',
  // Shipping.
  shipLabel: 'Сколько осталось до бесплатной доставки',
  shipMissing: 'До бесплатной доставки {amount}',
  shipReached: 'Доставка бесплатная',
  shipUnavailable: 'Для этого заказа бесплатной доставки нет',
  shipFrom: 'Бесплатная доставка от {amount}',
  // Points, products, an order that is late.
  pointsYours: {
    one: 'У вас {count} балл.',
    few: 'У вас {count} балла.',
    many: 'У вас {count} баллов.',
    other: 'У вас {count} балла.',
  },
  pointsUntil: 'Часть из них сгорит {date}.',
  products_recent: 'Вы недавно смотрели',
  products_cart: 'В вашей корзине',
  products_recommended: 'Вам может понравиться',
  products_new: 'Новинки',
  order: 'Заказ',
  orderPromised: 'Обещали доставить',
  orderExpected: 'Теперь ожидается',
  orderUnknown: 'пока неизвестно',
} as const
