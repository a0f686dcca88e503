/** What campaigns say of their own, in Polish; the rest is the merchant’s. */
import { exitPl } from './exit.pl.ts'

export const pl = {
  ...exitPl,
  preview: 'Podgląd: widzisz to tylko Ty',
  decline: 'Nie, dziękuję',
  never: 'Nie pokazuj tego więcej',
} as const
