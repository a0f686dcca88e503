/** Where a new survey begins: questions that usually serve, in every language of the widget. */
import { LANGUAGES } from '../../../../src/i18n/index.ts'
import { Survey } from '../../../../widgets/feedback/contract.ts'
import { t } from '../../texts.ts'
import { AFTER_ORDER } from './after-order.ts'
import { ALWAYS_THERE } from './always-there.ts'
import { cancelling } from './cancelling.ts'
import { CHAT_EFFORT } from './chat-effort.ts'
import { CHECKOUT } from './checkout.ts'
import { DELIVERED } from './delivered.ts'
import { THANKS, type Template } from './parts.ts'

export const TEMPLATES = [
  'after-order',
  'delivered',
  'chat-effort',
  'checkout',
  'cancelling',
  'always-there',
  'blank',
] as const
export type TemplateName = (typeof TEMPLATES)[number]

interface Kitchen {
  /** Short names that are in use. */
  readonly taken: readonly string[]
  /** One the shop may give away, if there is one. */
  readonly offerId: string | undefined
}

/** A survey with a short name of its own; `blank` speaks English alone until languages are added. */
export function cook(name: TemplateName, { taken, offerId }: Kitchen): Survey {
  const id = freeName(name === 'blank' ? 'survey' : name, taken)
  return Survey.parse({
    ...templateOf(name, offerId),
    id,
    revision: 1,
    name: name === 'blank' ? t('surveys.new') : t(`surveys.template.${name}`),
    locales: name === 'blank' ? ['en'] : LANGUAGES,
  })
}

function templateOf(name: TemplateName, offerId: string | undefined): Template {
  switch (name) {
    case 'after-order':
      return AFTER_ORDER
    case 'delivered':
      return DELIVERED
    case 'chat-effort':
      return CHAT_EFFORT
    case 'checkout':
      return CHECKOUT
    case 'cancelling':
      return cancelling(offerId)
    case 'always-there':
      return ALWAYS_THERE
    case 'blank':
      return BLANK
  }
}

const BLANK: Template = {
  title: {},
  moment: { on: 'visit', seconds: 30 },
  steps: [{ kind: 'text', id: 'question', question: {} }],
  endings: [THANKS],
}

function freeName(wish: string, taken: readonly string[]): string {
  let name = wish
  for (let number = 2; taken.includes(name); number += 1) name = `${wish}-${number}`
  return name
}
