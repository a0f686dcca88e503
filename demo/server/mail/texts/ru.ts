/** Mails in Russian. */
import { countIn } from './count.ts'
import type { MailTexts } from './en.ts'

const count = countIn('ru')

export const ru: MailTexts = {
  answers: {
    subject: (shop, reference) => `${shop}: ответ на ваше сообщение (${reference})`,
    intro: (shop) => `Вы писали в ${shop}. Вот ответ:`,
    replyHere: 'Просто ответьте на это письмо или продолжите в чате.',
    goOn: 'Продолжить в чате',
    footer: (shop, reference) =>
      `Вы получили это письмо, потому что писали в чат ${shop} и уже ушли, когда пришёл ответ. Номер обращения: ${reference}`,
  },
  transcript: {
    subject: (shop, reference) => `Ваша переписка с ${shop} (${reference})`,
    intro: (shop) => `Вот ваша переписка с ${shop}, как вы просили.`,
    leftOut: (messages) =>
      count(messages, {
        one: 'Без # более раннего сообщения.',
        few: 'Без # более ранних сообщений.',
        many: 'Без # более ранних сообщений.',
        other: 'Без # более ранних сообщений.',
      }),
    footer: (shop, reference) =>
      `Это письмо запросили в чате ${shop}. Если это были не вы, просто не обращайте на него внимания. Номер обращения: ${reference}`,
  },
  who: { shopper: 'Вы', bot: 'Автоматический ответ' },
  system: {
    resolved: 'Разговор завершён.',
    reopened: 'Разговор снова открыт.',
    taken: (name) => `К разговору присоединился сотрудник: ${name}.`,
  },
  deleted: 'Это сообщение удалено.',
  code: {
    subject: (shop, code) => `${code} — ваш код для ${shop}`,
    intro: (orderId) => `С этим кодом вы увидите, что происходит с заказом ${orderId}:`,
    validity: 'Код действует десять минут. Не сообщайте его никому, даже магазину.',
    footer: (shop) =>
      `Кто-то спросил об этом заказе в чате ${shop}. Если это были не вы, делать ничего не нужно.`,
  },
  notice: {
    subject: (waiting) =>
      count(waiting, {
        one: '# разговор ждёт ответа',
        few: '# разговора ждут ответа',
        many: '# разговоров ждут ответа',
        other: '# разговора ждут ответа',
      }),
    intro: (shop) => `Эти сообщения в чате ${shop} ещё никто не прочитал:`,
    more: (others) => count(others, { other: 'И ещё #.' }),
    open: 'Открыть входящие',
    guest: 'Гость',
  },
  lowScore: {
    subject: (score, reference) => `Оценка ${score} в опросе (${reference})`,
    intro: (shop) => `Кто-то недоволен магазином ${shop}:`,
    due: (when) => `Ответить нужно до ${when}.`,
    open: 'Открыть обращение',
  },
  ticket: {
    subject: (shop, reference) => `${shop}: новости по вашему обращению (${reference})`,
    intro: (shop) => `Вы рассказали магазину ${shop}, что пошло не так. С тех пор:`,
    stages: {
      received: 'Мы получили ваше сообщение и скоро им займёмся.',
      assigned: (name) => `Вопросом занимается сотрудник: ${name}.`,
      in_progress: 'Мы работаем над этим.',
      your_turn: 'Чтобы продолжить, нам нужен ваш ответ.',
      resolved: 'Кажется, мы всё исправили. Пожалуйста, скажите, так ли это.',
    },
    open: 'Посмотреть в магазине',
    footer: (shop, reference) =>
      `Вы получили это письмо, потому что ответили на опрос ${shop} и ещё не видели новостей на сайте. Номер обращения: ${reference}`,
  },
}
