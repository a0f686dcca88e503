/** What shoppers of the demo shop wrote into its surveys, by survey, step, what they chose before, and language. Each is given once. */

export const TEXTS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'after-order/wrong': {
    en: [
      'The parcel came a week late, and nobody told me.',
      'Two mails about the late parcel, no answer.',
      'The candle smells of nothing at all.',
      'I could not find out what delivery costs before the very end.',
    ],
    ro: [
      'Coletul a întârziat mult și nu m-a anunțat nimeni.',
      'Costul livrării apare abia la sfârșit.',
      'Ambalajul era rupt, noroc că ceaiul era întreg.',
    ],
    ru: ['Посылка опоздала на неделю, на письмо не ответили.'],
    es: ['El código de descuento no funcionaba.'],
    pl: ['Paczka przyszła za późno na prezent.'],
  },
  'after-order/better': {
    en: [
      'Faster delivery. The tea is wonderful.',
      'Less packaging, please: three boxes in one another.',
      'More tea without caffeine.',
      'Say when the parcel will come. Delivery took six days.',
      'Bigger bags of tea.',
      'The packaging is lovely but a lot of paper.',
      'A gift note in the parcel would be nice.',
      'Delivery on Saturdays.',
    ],
    ro: [
      'Livrarea ar putea fi mai rapidă.',
      'Mai puțin ambalaj, vă rog.',
      'Aș vrea pachete mai mari de ceai.',
      'Livrarea la Chișinău durează cam mult, în rest totul e minunat.',
      'Mai mult ceai fără cofeină.',
      'Ambalaj mai puțin și livrarea sâmbăta.',
    ],
    ru: ['Хотелось бы доставку побыстрее.', 'Меньше бумаги в коробке.'],
    es: ['El envío podría ser más rápido.'],
    pl: ['Szybsza dostawa.', 'Mniej papieru w paczce.'],
  },
  'delivered/more/broken': {
    en: [
      'The lid of the teapot was chipped.',
      'One mug was chipped, the box had been dropped by the courier.',
    ],
    ro: ['Capacul ceainicului era ciobit.', 'O cană era ciobită, cutia era lovită.'],
    ru: ['Крышка чайника со сколом.'],
    es: ['La tapa de la tetera llegó rota.'],
    pl: ['Jeden kubek był wyszczerbiony.'],
  },
  'delivered/more/late': {
    en: ['Nine days instead of five.'],
    ro: ['Curierul l-a ținut trei zile în depozit.'],
    ru: ['Ждали девять дней.'],
  },
  'delivered/more/different': {
    en: ['The glaze is much darker than in the pictures.'],
    ro: ['Culoarea e mai închisă decât în poze.'],
  },
  'button/words/site': {
    en: [
      'The search does not find “rooibos” if I mistype it.',
      'Could the filters stay when I go back?',
      'The search is hard to find on the phone.',
      'Let me sort by price in the search.',
    ],
    ro: [
      'Căutarea nu găsește nimic dacă greșesc o literă.',
      'Mi-ar plăcea o căutare mai bună pe telefon.',
      'Filtrele dispar când mă întorc la listă.',
    ],
    ru: ['Поиск плохо работает с опечатками.'],
    es: ['La búsqueda no entiende las erratas.'],
    pl: ['Wyszukiwarka nie radzi sobie z literówkami.'],
  },
  'button/words/goods': {
    en: ['Please bring the green plum tea back.', 'More small gifts under ten euros.'],
    ro: ['Aș vrea mai multe cadouri mici.', 'Aduceți înapoi ceaiul cu mentă, vă rog.'],
    ru: ['Больше маленьких подарков.'],
    pl: ['Więcej małych prezentów.'],
  },
  'button/words/parcel': {
    en: ['A parcel locker near me would help.'],
    ro: ['Ar ajuta un locker pentru colete.'],
  },
  'leaving/rhythm/often': {
    en: ['Every two months would do.', 'Every six weeks, and less of it.'],
    ro: ['La două luni ar fi perfect.', 'La șase săptămâni.'],
    ru: ['Раз в два месяца.'],
    es: ['Cada dos meses.'],
    pl: ['Co dwa miesiące.'],
  },
  'chat-effort/hard': {
    en: ['I waited half an hour for an answer.', 'I had to tell my order number twice.'],
    ro: ['Am așteptat mult până a răspuns cineva.'],
  },
  'checkout/more/page': {
    en: ['The card form lost what I had typed.'],
    ro: ['Codul poștal nu a fost acceptat.'],
    ru: ['Форма карты зависла.'],
    pl: ['Formularz karty się zawiesił.'],
  },
  'checkout/more/else': {
    en: ['I wanted two parcels to two addresses.'],
    ro: ['Voiam două colete la două adrese.'],
  },
}
