/** What campaigns say of their own, in Spanish; the rest is the merchant’s. */
import { exitEs } from './exit.es.ts'

export const es = {
  ...exitEs,
  preview: 'Vista previa: solo la ves tú',
  decline: 'No, gracias',
  dismiss: 'Cerrar',
  never: 'No volver a mostrar',
  goOn: 'Continuar',
  retry: 'Reintentar',
  // What an offer gives.
  off: '{amount} de descuento',
  offUpTo: '{amount} de descuento, {max} como máximo',
  shipping: 'Envío gratis',
  product: 'Un producto gratis',
  gift: 'Un regalo con tu pedido',
  credit: '{amount} de saldo en la tienda',
  // On which terms.
  until: 'Hasta: {time}',
  timeLeft: 'tiempo restante: {time}',
  timeLast: 'menos de un minuto',
  timeWarning: {
    one: 'Esta oferta termina en {count} minuto.',
    many: 'Esta oferta termina en {count} de minutos.',
    other: 'Esta oferta termina en {count} minutos.',
  },
  minOrder: 'En pedidos de {amount} o más',
  minOrderMissing: '(te faltan {amount})',
  once: 'Para un solo pedido',
  personal: 'Según tus compras anteriores',
  codeUse: 'Usar el código',
  codeApplied: 'Ya está en tu cesta.',
  codeCopied:
    'La tienda no ha podido añadirlo a tu cesta. Está copiado: pégalo al finalizar la compra.',
  codeSelected:
    'La tienda no ha podido añadirlo a tu cesta. Está seleccionado: cópialo y pégalo al finalizar la compra.',
  codeSample: 'Es una vista previa: el código no es real y no se ha añadido nada a la cesta.',
  // What became of it.
  offerLoading: 'Pidiendo tu oferta',
  offerFailed: 'No se ha podido cargar tu oferta. Comprueba tu conexión.',
  offerExpired: 'Esta oferta ha terminado. Su código ya no es válido.',
  offerUsed: 'Ya has usado esta oferta.',
  offerHad: 'Recibiste una oferta hace poco, así que ahora no hay otra.',
  offerHasCode: 'Ya hay un código en tu cesta. No se puede combinar con esta oferta.',
  offerOver: 'Esta oferta se ha acabado.',
  offerCurrency: 'Esta oferta no es válida en la moneda de tu cesta.',
  offerNoCode: 'La tienda no ha podido crear tu código. Inténtalo de nuevo en un momento.',
  offerNone: 'Ahora mismo no hay ninguna oferta.',
  // Shipping.
  shipLabel: 'Lo que falta para el envío gratis',
  shipMissing: 'Te faltan {amount} para el envío gratis',
  shipReached: 'Tienes el envío gratis',
  shipUnavailable: 'Este pedido no tiene envío gratis',
  shipFrom: 'Envío gratis desde {amount}',
  // Points, products, an order that is late.
  pointsYours: {
    one: 'Tienes {count} punto.',
    many: 'Tienes {count} de puntos.',
    other: 'Tienes {count} puntos.',
  },
  pointsUntil: 'Algunos caducan el {date}.',
  products_recent: 'Vistos hace poco',
  products_cart: 'En tu cesta',
  products_recommended: 'Te puede gustar',
  products_new: 'Novedades',
  order: 'Pedido',
  orderPromised: 'Prometido para el',
  orderExpected: 'Nueva fecha prevista',
  orderUnknown: 'aún no se sabe',
} as const
