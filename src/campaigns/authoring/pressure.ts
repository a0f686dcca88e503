/** Words that press, in the languages our merchants write. */

export type Pressure = 'shaming_decline' | 'false_scarcity' | 'false_deadline'

export interface PressureWords {
  readonly code: Pressure
  /** The text it is looked for in; all if left out. */
  readonly of?: string
  readonly words: RegExp
  readonly message: string
}

/** Patterns of ours, each without nested repetition: no text takes long. */
function anyOf(...patterns: readonly string[]): RegExp {
  return new RegExp(patterns.join('|'), 'iu')
}

export const PRESSURE: readonly PressureWords[] = [
  {
    code: 'shaming_decline',
    of: 'decline',
    words: anyOf(
      'full price|hate (saving|money|deals)|(don.t|do not) (like|want|need) (to save|saving|discounts?|deals?)|rather pay|miss(ing)? out|i.m (fine|rich|ok) paying',
      'preț(ul)? întreg|nu[ -]mi plac(e)? (reducerile|să economisesc|economiile)|nu vreau să economisesc|prefer să plătesc|(renunț|ratez) (la )?(reducer|ofert)',
      'полн(ую|ой) (цену|стоимост)|не (люблю|хочу) (экономить|скидк)|переплач|упус(тить|каю)',
      'precio completo|no (me gusta|quiero) (ahorrar|el descuento|descuentos)|prefiero pagar|perder(me)? (la oferta|el descuento)',
      'pełn(ą|ej) cen(ę|y)|nie (lubię|chcę) (oszczędzać|rabat|zniżk)|wolę (za)?płacić|przegapi',
    ),
    message: 'Makes the shopper say something silly to say no. “No, thanks” is enough.',
  },
  {
    code: 'false_scarcity',
    words: anyOf(
      'only \\d+ (items? |pieces? )?left|\\d+ (people|others|shoppers) (are )?(viewing|looking|watching)|almost (gone|sold out)|selling fast',
      'doar \\d+ (bucăți |produse )?(rămase|în stoc)|au mai rămas (doar )?\\d+|\\d+ persoane (se uită|privesc)|aproape epuizat',
      'остал(ось|ся|ись) (всего |только )?\\d+|\\d+ (человек|покупател\\S+) (смотр|просматр)|почти распродан',
      '(solo )?quedan (solo )?\\d+|\\d+ personas (están )?(viendo|mirando)|casi agotado',
      'został[oay]? (tylko )?\\d+|\\d+ os(ób|oby) (ogląda|przegląda)|prawie wyprzedan',
    ),
    message:
      'A number that is written down is not the stock. Leave it out, or show products with what the shop knows of them.',
  },
  {
    code: 'false_deadline',
    words: anyOf(
      'last chance|ends (today|tonight|soon)|today only|hurry|expires (today|soon)|limited time',
      'ultima șansă|doar (azi|astăzi)|se termină (azi|astăzi|curând)|grăbeș|timp limitat',
      'последний шанс|только сегодня|(заканчивается|истекает) (сегодня|скоро)|успей|поторопи|ограниченное время',
      'última oportunidad|solo hoy|termina (hoy|pronto)|date prisa|tiempo limitado',
      'ostatnia szansa|tylko dzi[sś]|kończy się (dziś|dzisiaj|wkrótce)|pospiesz|ograniczon\\S+ czas',
    ),
    message:
      'Speaks of an end, and there is none. Set schedule.endsAt or give an offer with a deadline, or leave it out.',
  },
]
