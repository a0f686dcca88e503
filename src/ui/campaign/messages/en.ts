/** What campaigns say of their own, in English; the rest is the merchant’s. */
import { exitEn } from './exit.en.ts'

export const en = {
  ...exitEn,
  preview: 'Preview: nobody but you sees this',
  decline: 'No, thanks',
  never: 'Don’t show this again',
} as const
