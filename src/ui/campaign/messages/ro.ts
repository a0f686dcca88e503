/** What campaigns say of their own, in Romanian; the rest is the merchant’s. */
import { exitRo } from './exit.ro.ts'

export const ro = {
  ...exitRo,
  preview: 'Previzualizare: doar tu vezi asta',
  decline: 'Nu, mulțumesc',
  dismiss: 'Închide',
  never: 'Nu mai arăta asta',
  goOn: 'Continuă',
  retry: 'Încearcă din nou',
  // What an offer gives.
  off: 'Reducere {amount}',
  offUpTo: 'Reducere {amount}, cel mult {max}',
  shipping: 'Livrare gratuită',
  product: 'Un produs gratuit',
  gift: 'Un cadou la comandă',
  credit: 'Credit de {amount} în magazin',
  // On which terms.
  until: 'Până la {time}',
  timeLeft: 'încă {time}',
  timeLast: 'mai puțin de un minut',
  timeWarning: {
    one: 'Oferta se încheie peste {count} minut.',
    few: 'Oferta se încheie peste {count} minute.',
    other: 'Oferta se încheie peste {count} de minute.',
  },
  minOrder: 'La comenzi de cel puțin {amount}',
  minOrderMissing: '(mai lipsesc {amount})',
  once: 'Pentru o singură comandă',
  personal: 'Pe baza cumpărăturilor tale de până acum',
  codeUse: 'Folosește codul',
  codeApplied: 'Este în coșul tău.',
  codeCopied: 'Magazinul nu l-a putut pune în coș. Este copiat: lipește-l la finalizarea comenzii.',
  codeSelected:
    'Magazinul nu l-a putut pune în coș. Este selectat: copiază-l și lipește-l la finalizarea comenzii.',
  // What became of it.
  offerLoading: 'Se pregătește oferta ta',
  offerFailed: 'Oferta nu s-a putut încărca. Verifică-ți conexiunea.',
  offerExpired: 'Oferta s-a încheiat. Codul ei nu mai este valabil.',
  offerUsed: 'Ai folosit această ofertă.',
  offerHad: 'Ai primit o ofertă de curând, așa că acum nu este alta.',
  offerHasCode: 'Ai deja un cod în coș. Nu se poate combina cu această ofertă.',
  offerOver: 'Oferta s-a terminat.',
  offerCurrency: 'Oferta nu este valabilă în moneda coșului tău.',
  offerNoCode: 'Magazinul nu a putut crea codul acum. Încearcă din nou imediat.',
  offerNone: 'Acum nu este nicio ofertă.',
  // Shipping.
  shipLabel: 'Cât mai este până la livrare gratuită',
  shipMissing: 'Încă {amount} până la livrare gratuită',
  shipReached: 'Ai livrare gratuită',
  shipUnavailable: 'Fără livrare gratuită la această comandă',
  shipFrom: 'Livrare gratuită de la {amount}',
  // Points, products, an order that is late.
  pointsYours: {
    one: 'Ai {count} punct.',
    few: 'Ai {count} puncte.',
    other: 'Ai {count} de puncte.',
  },
  pointsUntil: 'O parte expiră pe {date}.',
  products_recent: 'Văzute recent',
  products_cart: 'În coșul tău',
  products_recommended: 'S-ar putea să-ți placă',
  products_new: 'Noutăți',
  order: 'Comanda',
  orderPromised: 'Promisă pentru',
  orderExpected: 'Acum este așteptată',
  orderUnknown: 'încă nu se știe',
} as const
