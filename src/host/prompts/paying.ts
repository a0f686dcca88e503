/** Pages about paying, by the words that shops write into their addresses. */

const PAYING =
  /^(cart|basket|bag|checkouts?|payments?|pay|onepage|billing|cos|cosul-meu|cos-de-cumparaturi|finalizare(-comanda)?|plata|carrito|cesta|finalizar(-compra)?|pago|pagar|koszyk|zamowienie|kasa|platnosc|korzina|oformlenie|oplata|корзина|оформление(-заказа)?|оплата|panier|caisse|paiement|warenkorb|kasse)$/
/** What comes after it, though below the same path: the best moment to ask for something. */
const PAID =
  /thank|success|order-received|order-confirm|orderconfirm|confirmation|multumim|confirmare|gracias|dziekujemy|podziekowanie|spasibo|спасибо|merci|danke/

type Path = Pick<Location, 'pathname'>

export function isPathOfPaying({ pathname }: Path): boolean {
  const parts = decode(pathname).toLowerCase().split('/')
  return parts.some((part) => PAYING.test(part.replace(/\.(html?|php|aspx)$/, '')))
}

export function isPathOfThanks({ pathname }: Path): boolean {
  return PAID.test(decode(pathname).toLowerCase())
}

function decode(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path // No valid escapes: read as it stands.
  }
}
