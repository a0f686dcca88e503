/** The widget in Spanish. */
import { es as campaign } from '../../../src/ui/campaign/messages/es.ts'

export const es = {
  ...campaign,
  title: 'Dudas sobre tu pedido',
  loading: 'Cargando la información sobre pedidos',
  failed: 'No se ha podido cargar la información sobre pedidos.',
  retry: 'Reintentar',
  none: 'La tienda todavía no ha publicado nada sobre pedidos.',
  summaryWaits: 'Te espera una cesta guardada',
  summarySaved: 'Tu cesta está guardada hasta el {date}',
  summaryShipping: 'Envío gratis a partir de {amount}',
  summarySave: 'Guarda tu cesta para más tarde',
  // A cart that was saved, brought back.
  restoreTitle: 'Tu cesta guardada',
  restoreLoading: 'Recuperando tu cesta guardada',
  restoreFailed: 'No se ha podido recuperar tu cesta. Comprueba la conexión e inténtalo de nuevo.',
  restoreGone: 'Este enlace ha caducado o se ha eliminado. En tu cesta no ha cambiado nada.',
  restoreLines: {
    one: '{count} producto',
    many: '{count} de productos',
    other: '{count} productos',
  },
  restoreSavedAt: 'Guardada el {date}',
  restoreNow: 'Recuperar mi cesta',
  restoreAsk: 'Ya llevas algo en la cesta.',
  restoreReplace: 'Usar la cesta guardada en su lugar',
  restoreMerge: 'Juntar las dos',
  restoreMissing: 'Añadir solo lo que falta',
  restoreLater: 'Ahora no',
  restoreForget: 'No la necesito',
  restoreDoing: 'Recuperando tu cesta',
  restoreDone: 'Ya tienes tu cesta de vuelta.',
  restoreNothing: 'Ahora mismo no se puede comprar nada de ella.',
  restoreListed:
    'Esta página no puede llenar la cesta por sí sola. Abre cada producto para añadirlo:',
  restoreQuantity: '{quantity} × {name}',
  restoreSoldOut: 'Agotado',
  restoreClipped: {
    one: 'Solo queda {count}, no {was}',
    many: 'Solo quedan {count}, no {was}',
    other: 'Solo quedan {count}, no {was}',
  },
  restoreRepriced: 'Ahora {now}, antes {was}',
} as const
