/** What campaigns say of their own, in Polish; the rest is the merchant’s. */
import { exitPl } from './exit.pl.ts'

export const pl = {
  ...exitPl,
  preview: 'Podgląd: widzisz to tylko Ty',
  decline: 'Nie, dziękuję',
  dismiss: 'Zamknij',
  never: 'Nie pokazuj tego więcej',
  goOn: 'Kontynuuj',
  retry: 'Spróbuj ponownie',
  // What an offer gives.
  off: 'Rabat {amount}',
  offUpTo: 'Rabat {amount}, najwyżej {max}',
  shipping: 'Darmowa dostawa',
  product: 'Produkt gratis',
  gift: 'Prezent do zamówienia',
  credit: '{amount} do wydania w sklepie',
  // On which terms.
  until: 'Do {time}',
  timeLeft: 'jeszcze {time}',
  timeLast: 'niecała minuta',
  timeWarning: {
    one: 'Oferta kończy się za {count} minutę.',
    few: 'Oferta kończy się za {count} minuty.',
    many: 'Oferta kończy się za {count} minut.',
    other: 'Oferta kończy się za {count} minuty.',
  },
  minOrder: 'Przy zamówieniu od {amount}',
  minOrderMissing: '(brakuje {amount})',
  once: 'Na jedno zamówienie',
  personal: 'Na podstawie Twoich zakupów',
  codeUse: 'Użyj kodu',
  codeApplied: 'Jest w Twoim koszyku.',
  codeCopied:
    'Sklep nie mógł dodać kodu do koszyka. Jest skopiowany: wklej go przy składaniu zamówienia.',
  codeSelected:
    'Sklep nie mógł dodać kodu do koszyka. Jest zaznaczony: skopiuj go i wklej przy składaniu zamówienia.',
  codeSample: 'To podgląd: kod nie jest prawdziwy i niczego nie dodano do koszyka.',
  // What became of it.
  offerLoading: 'Wczytujemy Twoją ofertę',
  offerFailed: 'Nie udało się wczytać oferty. Sprawdź połączenie.',
  offerExpired: 'Oferta się skończyła. Kod już nie działa.',
  offerUsed: 'Ta oferta została wykorzystana.',
  offerHad: 'Niedawno była już dla Ciebie oferta, więc teraz nie ma następnej.',
  offerHasCode: 'W koszyku jest już kod. Nie można go połączyć z tą ofertą.',
  offerOver: 'Ta oferta jest zakończona.',
  offerCurrency: 'Oferta nie obowiązuje w walucie Twojego koszyka.',
  offerNoCode: 'Sklep nie mógł teraz utworzyć kodu. Spróbuj ponownie za chwilę.',
  offerNone: 'Teraz nie ma żadnej oferty.',
  // Shipping.
  shipLabel: 'Ile brakuje do darmowej dostawy',
  shipMissing: 'Do darmowej dostawy brakuje {amount}',
  shipReached: 'Masz darmową dostawę',
  shipUnavailable: 'To zamówienie nie ma darmowej dostawy',
  shipFrom: 'Darmowa dostawa od {amount}',
  // Points, products, an order that is late.
  pointsYours: {
    one: 'Masz {count} punkt.',
    few: 'Masz {count} punkty.',
    many: 'Masz {count} punktów.',
    other: 'Masz {count} punktu.',
  },
  pointsUntil: 'Część z nich przepada {date}.',
  products_recent: 'Ostatnio oglądane',
  products_cart: 'W Twoim koszyku',
  products_recommended: 'Może Ci się spodobać',
  products_new: 'Nowości',
  order: 'Zamówienie',
  orderPromised: 'Obiecane na',
  orderExpected: 'Nowy termin',
  orderUnknown: 'jeszcze nieznany',
} as const
