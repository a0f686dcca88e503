/** The programme's own words: the name of its points in the right form, what a reward is worth, why something cannot be had. */
import type { Doing } from '../../src/model/doing.ts'
import type { Hurdle, OwnName, Reward, RewardValue } from './contract/reward.ts'
import type { LoyaltyProps } from './Loyalty.tsx'
import { messages } from './messages.ts'

export interface Words {
  /** The name of the points alone, as it stands after this number. */
  unit(count: number): string
  points(count: number): string
  /** What counts towards levels: points, money or orders. */
  qualifying(count: number): string
  /** The same where the other number beside it has the unit. */
  qualifyingNumber(count: number): string
  nameOf(named: { readonly name: string; readonly names?: OwnName | undefined }): string
  tierNames(ids: readonly string[] | undefined): string
  value(value: RewardValue): string | undefined
  hurdle(hurdle: Hurdle, reward: Reward): string
  problem(doing: Doing): string
  /** The text under this code, if there is one. */
  tell(code: string, values: Readonly<Record<string, string | number>>): string | undefined
}

export function createWords(props: Pick<LoyaltyProps, 'model' | 't' | 'format'>): Words {
  const { t, format } = props
  const program = props.model.program.value
  const language = format.locale.split('-')[0]!
  const forms = program?.unit?.[language]
  const plurals = forms && new Intl.PluralRules(language)

  const unit = (count: number): string =>
    (plurals && (forms?.[plurals.select(count)] ?? forms?.other)) ?? t('noun', { count })
  const points = (count: number): string => `${format.number(count)} ${unit(count)}`

  const metric = program?.tierRules?.metric
  const isMoney = metric === 'spend'
  const spent = (minor: number): string =>
    program ? format.money({ minor, currency: program.currency }) : ''

  const nameOf: Words['nameOf'] = ({ name, names }) => names?.[language] ?? name
  /** Any of them will do: no word for that is needed. */
  const tierNames: Words['tierNames'] = (ids = []) =>
    (program?.tiers ?? [])
      .filter(({ id }) => ids.includes(id))
      .map(nameOf)
      .join(' / ')

  const tell: Words['tell'] = (code, values) =>
    Object.hasOwn(messages.en, code)
      ? // Safe: the key was just found, and a slot without a value stays as it is written.
        (t as (key: string, values: Readonly<Record<string, string | number>>) => string)(
          code,
          values,
        )
      : undefined

  function hurdle({ code, met, missing = 0, ...more }: Hurdle, reward: Reward): string {
    const { minOrder = reward.minOrder, missingMoney, at, left, resetsAt } = more
    if (left !== undefined && (met || code === 'out_of_stock'))
      return t(code === 'limit_reached' ? 'leftForYou' : 'left', { count: left })
    if (code === 'limit_reached' && !resetsAt) return t('done')
    const date = at ?? resetsAt ?? (code === 'reward_ended' ? reward.until : reward.from)
    const text = tell(code, {
      missing: points(missing),
      points: points(code === 'debt' ? missing : (reward.minPoints ?? missing)),
      amount: minOrder ? format.money(minOrder) : '',
      tier: tierNames(more.tierIds ?? reward.tierIds),
      date: date ? format.date(date) : '',
    })
    const isShort = !met && missingMoney
    return isShort
      ? `${text} (${t('insufficient_points', { missing: format.money(missingMoney) })})`
      : (text ?? t('sorry'))
  }

  return {
    unit,
    points,
    nameOf,
    tierNames,
    hurdle,
    tell,

    qualifying: (count) =>
      metric === 'orders' ? t('orders', { count }) : isMoney ? spent(count) : points(count),
    qualifyingNumber: (count) => (isMoney ? spent(count) : format.number(count)),

    value(value) {
      const off = (amount: string): string => t('off', { amount })
      switch (value.kind) {
        case 'amount':
          return off(format.money(value.off))
        case 'percent': {
          const share = off(format.percent(value.percent / 100))
          return value.max ? `${share}, ${t('upTo', { amount: format.money(value.max) })}` : share
        }
        case 'credit':
          return t('credit', { amount: format.money(value.amount) })
        case 'variable':
          return `${points(value.step)} = ${format.money(value.value)}`
        case 'shipping':
        case 'gift':
          return t(value.kind)
        default:
          return undefined
      }
    },

    problem({ code = '', params = {} }) {
      const { missing, points: owed, resetsAt, editableAt, at, tierIds } = params
      const date = resetsAt ?? editableAt ?? at
      if (code === 'limit_reached' && !date) return t('done')
      if (code === 'min_order' || code === 'min_points') return t('sorry')
      const text = tell(code, {
        points: points(Number(owed ?? missing ?? 0)),
        missing: points(Number(missing ?? 0)),
        date: typeof date === 'string' ? format.date(date) : '',
        tier: tierNames(Array.isArray(tierIds) ? tierIds : []),
      })
      return text ?? t('sorry')
    },
  }
}
