/** The widget in Polish, with what all campaigns say. */
import { pl as campaign } from '../../../src/ui/campaign/messages/pl.ts'

export const pl = {
  ...campaign,
  title: 'Twoje oferty',
  loading: 'Wczytujemy Twoje oferty',
  failed: 'Teraz nie można pokazać Twoich ofert.',
  stale: 'Teraz nie udało się odświeżyć.',
  now: 'Do wykorzystania teraz',
  forYou: 'Dla Ciebie',
  ended: 'Zakończone w ostatnim tygodniu',
  empty:
    'Teraz nic dla Ciebie nie ma. Gdy sklep przygotuje ofertę dla Ciebie, znajdziesz ją tutaj razem z terminem.',
  emptyNow: 'Teraz nie ma nic do wykorzystania.',
  guest: 'Zaloguj się, a oferty będą na każdym Twoim urządzeniu.',
  signIn: 'Zaloguj się',
  summary: {
    one: '{count} oferta, do {time}',
    few: '{count} oferty, pierwsza do {time}',
    many: '{count} ofert, pierwsza do {time}',
    other: '{count} oferty, pierwsza do {time}',
  },
  summaryOpen: {
    one: '{count} oferta',
    few: '{count} oferty',
    many: '{count} ofert',
    other: '{count} oferty',
  },
  summaryNone: 'Teraz nie ma ofert',
} as const
