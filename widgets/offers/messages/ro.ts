/** The widget in Romanian, with what all campaigns say. */
import { ro as campaign } from '../../../src/ui/campaign/messages/ro.ts'

export const ro = {
  ...campaign,
  title: 'Ofertele tale',
  loading: 'Se încarcă ofertele tale',
  failed: 'Ofertele tale nu pot fi afișate acum.',
  stale: 'Acum nu s-a putut actualiza.',
  now: 'Ale tale acum',
  forYou: 'Pentru tine',
  ended: 'Încheiate în ultima săptămână',
  empty:
    'Acum nu este nimic pentru tine. Când magazinul are o ofertă pentru tine, o găsești aici, cu termenul ei.',
  emptyNow: 'Acum nu este nimic de folosit.',
  guest: 'Intră în cont și ai ofertele pe orice dispozitiv.',
  signIn: 'Intră în cont',
  summary: {
    one: '{count} ofertă, până la {time}',
    few: '{count} oferte, prima până la {time}',
    other: '{count} de oferte, prima până la {time}',
  },
  summaryOpen: { one: '{count} ofertă', few: '{count} oferte', other: '{count} de oferte' },
  summaryNone: 'Nicio ofertă acum',
} as const
