/** The widget in Spanish, with what all campaigns say. */
import { es as campaign } from '../../../src/ui/campaign/messages/es.ts'

export const es = {
  ...campaign,
  title: 'Tus ofertas',
  loading: 'Cargando tus ofertas',
  failed: 'Ahora mismo no se pueden mostrar tus ofertas.',
  stale: 'Ahora mismo no se ha podido actualizar.',
  now: 'Tuyas ahora',
  forYou: 'Para ti',
  ended: 'Terminadas en la última semana',
  empty:
    'Ahora mismo no hay nada para ti. Cuando la tienda tenga una oferta para ti, la verás aquí, con su fecha límite.',
  emptyNow: 'Ahora mismo no hay nada que usar.',
  guest: 'Inicia sesión y tendrás tus ofertas en todos tus dispositivos.',
  signIn: 'Iniciar sesión',
  summary: {
    one: '{count} oferta, hasta: {time}',
    many: '{count} de ofertas, la primera hasta: {time}',
    other: '{count} ofertas, la primera hasta: {time}',
  },
  summaryOpen: { one: '{count} oferta', many: '{count} de ofertas', other: '{count} ofertas' },
  summaryNone: 'Ninguna oferta ahora mismo',
} as const
