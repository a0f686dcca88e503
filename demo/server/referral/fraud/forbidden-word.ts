/** Words that are not for codes, in our languages. Whole words alone: Nazim, Leblanc and Takeshita are people. */

/** Wherever it stands: whoever has it could speak for the shop. */
const OF_THE_SHOP =
  wordsOf(`ADMIN ADMINISTRATOR SUPPORT HELPDESK SERVICE OFFICIAL STAFF OWNER MODERATOR ROOT SYSTEM REGULARS
  SUPORT OFICIAL SOPORTE OBSLUGA PODDERZHKA MAGAZINUL`)

/** When there is nothing else: a customer would take it for the shop’s own offer. */
const OF_OFFERS =
  wordsOf(`HELP CONTACT INFO SHOP STORE TEAM SALE DISCOUNT COUPON PROMO PROMOCODE VOUCHER FREE GIFT WELCOME NEWSLETTER
  BLACKFRIDAY CYBERMONDAY NULL UNDEFINED TEST MAGAZIN REDUCERE OFERTA SKIDKA PROMOKOD MAGAZYN SKLEP RABAT ZNIZKA TIENDA DESCUENTO CUPON
  OFERTAS POMOC AJUTOR AYUDA POMOSHCH`)

/** Cyrillic ones as they are transliterated, and as they are written in Latin letters. */
const RUDE =
  wordsOf(`FUCK FUCKER FUCKING FUCKYOU SHIT BULLSHIT CUNT NIGGER NIGGA FAGGOT WHORE BITCH ASS ASSHOLE DICK COCK SEX PORN HITLER NAZI
  PIZDA PIZDE PIZDEC PIZDETS MUIE CURVA PULA KHUI HUI HUY KHUINYA HUINYA BLYAT BLYAD SUKA PIDOR PIDORAS PIDARAS EBLAN EBAT YEBAT DOLBOEB
  MUDAK KURWA KURVA CHUJ JEBAC JEBANY PIERDOL PIERDOLIC DUPA PUTA PUTAMADRE HIJODEPUTA JODER MIERDA MARICON CABRON`)

/** What looks like an address would be taken for that person’s. */
const ADDRESS =
  /(GMAIL|GOOGLEMAIL|YAHOO|HOTMAIL|OUTLOOK|ICLOUD|YANDEX|MAILRU)(COM|RU|RO|PL|ES|MD)?$/

/** `code` in capitals, digits and hyphens. A number before or after a word, or a hyphen within, does not make it another. */
export function isForbidden(code: string): boolean {
  const joined = bare(code.replaceAll('-', ''))
  const words = [...code.split('-').map(bare), joined]
  return (
    words.some((word) => OF_THE_SHOP.has(word) || RUDE.has(word)) ||
    OF_OFFERS.has(joined) ||
    code.split('-').every((word) => OF_OFFERS.has(bare(word))) ||
    ADDRESS.test(joined)
  )
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/))
}

function bare(word: string): string {
  return word.replace(/^\d+|\d+$/g, '')
}
