/** The widget in Romanian. */
import { ro as campaign } from '../../../src/ui/campaign/messages/ro.ts'

export const ro = {
  ...campaign,
  title: 'Întrebări despre comandă',
  loading: 'Se încarcă informațiile despre comenzi',
  failed: 'Informațiile despre comenzi nu s-au putut încărca.',
  retry: 'Încearcă din nou',
  none: 'Magazinul nu a publicat încă informații despre comenzi.',
  summaryWaits: 'Un coș salvat te așteaptă',
  summarySaved: 'Coșul tău este salvat până pe {date}',
  summaryShipping: 'Livrare gratuită de la {amount}',
  summarySave: 'Salvează coșul pentru mai târziu',
  // A cart that was saved, brought back.
  restoreTitle: 'Coșul tău salvat',
  restoreLoading: 'Se aduce coșul salvat',
  restoreFailed: 'Coșul salvat nu s-a putut încărca. Verifică-ți conexiunea și încearcă din nou.',
  restoreGone: 'Linkul a expirat sau a fost șters. În coșul tău nu s-a schimbat nimic.',
  restoreLines: { one: '{count} produs', few: '{count} produse', other: '{count} de produse' },
  restoreSavedAt: 'Salvat pe {date}',
  restoreNow: 'Adu coșul înapoi',
  restoreAsk: 'Ai deja ceva în coș.',
  restoreReplace: 'Pune coșul salvat în loc',
  restoreMerge: 'Pune-le împreună',
  restoreMissing: 'Adaugă doar ce lipsește',
  restoreLater: 'Nu acum',
  restoreForget: 'Nu am nevoie de el',
  restoreDoing: 'Se aduce coșul înapoi',
  restoreDone: 'Coșul tău este înapoi.',
  restoreNothing: 'Momentan nu se poate cumpăra nimic din el.',
  restoreListed:
    'Pagina aceasta nu poate umple singură coșul. Deschide fiecare produs ca să îl adaugi:',
  restoreQuantity: '{quantity} × {name}',
  restoreSoldOut: 'Stoc epuizat',
  restoreClipped: {
    one: 'A mai rămas doar {count}, nu {was}',
    few: 'Au mai rămas doar {count}, nu {was}',
    other: 'Au mai rămas doar {count}, nu {was}',
  },
  restoreRepriced: 'Acum {now}, înainte {was}',
} as const
