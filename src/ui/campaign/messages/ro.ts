/** What campaigns say of their own, in Romanian; the rest is the merchant’s. */
import { exitRo } from './exit.ro.ts'

export const ro = {
  ...exitRo,
  preview: 'Previzualizare: doar tu vezi asta',
  decline: 'Nu, mulțumesc',
  never: 'Nu mai arăta asta',
} as const
