/** What campaigns say of their own, in Spanish; the rest is the merchant’s. */
import { exitEs } from './exit.es.ts'

export const es = {
  ...exitEs,
  preview: 'Vista previa: solo la ves tú',
  decline: 'No, gracias',
  never: 'No volver a mostrar',
} as const
