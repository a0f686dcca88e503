/** Words without a sale behind them: a welcome, thanks, an apology, a note about parcels. */
import { inAll, type DemoCampaign } from './parts.ts'

/** Half of the newcomers see it and half see nothing: only so one learns what it is worth. */
export const welcome: DemoCampaign = {
  id: 'welcome',
  revision: 1,
  kind: 'welcome',
  category: 'welcome',
  promotional: true,
  trigger: { on: 'time', seconds: 25 },
  audience: {
    all: [
      { field: 'customer.lifecycle', op: 'eq', value: 'new_visitor' },
      { field: 'page.viewsInVisit', op: 'gte', value: 2 },
      { field: 'page.type', op: 'neq', value: 'cart' },
    ],
  },
  caps: { total: 1 },
  surface: 'sheet',
  mayBeQuieter: false,
  priority: 0,
  experiment: {
    id: 'welcome-words',
    phase: 1,
    arms: [
      { id: 'nothing', weight: 5000, blocks: null },
      { id: 'makers', weight: 5000 },
    ],
  },
  texts: inAll({
    en: {
      title: 'Made by people we can call',
      text: 'Tea from three valleys, stoneware from two kilns a month. Send anything back within 30 days; the way back is on us.',
    },
    ro: {
      title: 'Făcute de oameni pe care îi putem suna',
      text: 'Ceai din trei văi, gresie din două arderi pe lună. Puteți returna orice în 30 de zile; drumul înapoi îl plătim noi.',
    },
    ru: {
      title: 'Сделано людьми, которым можно позвонить',
      text: 'Чай из трёх долин, керамика из двух обжигов в месяц. Вернуть можно всё за 30 дней, обратный путь за наш счёт.',
    },
    es: {
      title: 'Hecho por personas a las que podemos llamar',
      text: 'Té de tres valles, gres de dos hornadas al mes. Devuelva lo que sea en 30 días; la vuelta corre de nuestra cuenta.',
    },
    pl: {
      title: 'Robią to ludzie, do których możemy zadzwonić',
      text: 'Herbata z trzech dolin, kamionka z dwóch wypałów w miesiącu. Wszystko można odesłać w 30 dni; zwrot opłacamy my.',
    },
  }),
  blocks: [{ type: 'text', key: 'text' }],
}

export const thanks: DemoCampaign = {
  id: 'thanks',
  revision: 1,
  kind: 'thanks',
  promotional: false,
  trigger: { on: 'load' },
  audience: { field: 'page.path', op: 'startsWith', value: '/thank-you' },
  surface: 'inline',
  slot: 'thanks',
  texts: inAll({
    en: {
      title: 'What happens now',
      text: 'We wrap it today or tomorrow. The post takes three to five working days, and 30 days are yours to change your mind.',
    },
    ro: {
      title: 'Ce urmează',
      text: 'Îl împachetăm azi sau mâine. Poșta face trei până la cinci zile lucrătoare, iar 30 de zile vă puteți răzgândi.',
    },
    ru: {
      title: 'Что дальше',
      text: 'Упакуем сегодня или завтра. Почта идёт от трёх до пяти рабочих дней, а передумать можно в течение 30 дней.',
    },
    es: {
      title: 'Y ahora',
      text: 'Lo envolvemos hoy o mañana. El correo tarda de tres a cinco días laborables, y tiene 30 días para cambiar de opinión.',
    },
    pl: {
      title: 'Co teraz',
      text: 'Pakujemy dziś albo jutro. Poczta idzie od trzech do pięciu dni roboczych, a na zmianę zdania jest 30 dni.',
    },
  }),
  blocks: [{ type: 'text', key: 'text' }],
}

/** Comes before everything else, and only to whom it is owed. */
export const late: DemoCampaign = {
  id: 'your-parcel-is-late',
  revision: 1,
  kind: 'apology',
  promotional: false,
  trigger: { on: 'time', seconds: 10 },
  audience: { field: 'customer.loggedIn', op: 'isTrue' },
  caps: { every: { n: 7, unit: 'day' }, stopAfter: 'close' },
  surface: 'sheet',
  priority: 100,
  texts: inAll({
    en: {
      title: 'Your parcel is late, and we are sorry',
      text: 'It is on its way. For the wait, €5 for your next order, or write to us and we send it back.',
    },
    ro: {
      title: 'Coletul întârzie și ne pare rău',
      text: 'E pe drum. Pentru așteptare, 5 € la următoarea comandă, sau scrieți-ne și îl întoarcem.',
    },
    ru: {
      title: 'Посылка задерживается, простите нас',
      text: 'Она в пути. За ожидание — 5 € на следующий заказ, или напишите нам, и мы её вернём.',
    },
    es: {
      title: 'Su paquete se retrasa y lo sentimos',
      text: 'Está en camino. Por la espera, 5 € para su próximo pedido, o escríbanos y lo devolvemos.',
    },
    pl: {
      title: 'Paczka się spóźnia, przepraszamy',
      text: 'Jest w drodze. Za czekanie 5 € na następne zamówienie, albo napisz, a ją zawrócimy.',
    },
  }),
  blocks: [
    { type: 'text', key: 'text' },
    { type: 'order' },
    { type: 'offer', offerId: 'sorry' },
    { type: 'ask-person' },
  ],
}

export const weekend: DemoCampaign = {
  id: 'parcels-leave-on-monday',
  revision: 1,
  kind: 'message',
  category: 'notes',
  promotional: false,
  trigger: { on: 'load' },
  audience: { field: 'page.type', op: 'in', value: ['product', 'cart'] },
  schedule: { days: ['fri', 'sat', 'sun'], hours: [{ from: '15:00', to: '24:00' }] },
  caps: { perVisit: 1, every: { n: 3, unit: 'day' } },
  surface: 'bar',
  mayBeQuieter: false,
  texts: inAll({
    en: { title: 'Orders placed now leave on Monday.' },
    ro: { title: 'Comenzile de acum pleacă luni.' },
    ru: { title: 'Заказы, сделанные сейчас, уедут в понедельник.' },
    es: { title: 'Lo que se pide ahora sale el lunes.' },
    pl: { title: 'Zamówienia złożone teraz wyjdą w poniedziałek.' },
  }),
  blocks: [],
}

/** Whoever reads about parcels for long may rather ask; only while somebody is there. */
export const askUs: DemoCampaign = {
  id: 'ask-us',
  revision: 1,
  kind: 'chat',
  category: 'chat',
  promotional: false,
  trigger: { on: 'time', seconds: 30 },
  audience: { all: [{ field: 'page.path', op: 'eq', value: '/service' }] },
  caps: { perVisit: 1, every: { n: 7, unit: 'day' }, stopAfter: 2 },
  surface: 'sheet',
  mayBeQuieter: true,
  priority: 5,
  texts: inAll({
    en: { title: 'A question?', text: 'If the answer is not here: ask us, we are at the desk.' },
    ro: { title: 'O întrebare?', text: 'Dacă răspunsul nu e aici, întrebați-ne: suntem la birou.' },
    ru: { title: 'Есть вопрос?', text: 'Если ответа здесь нет, спросите нас: мы на месте.' },
    es: {
      title: '¿Una pregunta?',
      text: 'Si la respuesta no está aquí, pregúntenos: estamos aquí.',
    },
    pl: {
      title: 'Pytanie?',
      text: 'Jeśli nie ma tu odpowiedzi, zapytaj nas: jesteśmy na miejscu.',
    },
  }),
  blocks: [{ type: 'text', key: 'text' }],
}
