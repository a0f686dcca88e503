/** Finds rewards nobody could ever have, or that would give away more than was meant. */
import type { Reward, RewardValue } from '../../../../widgets/loyalty/contract.ts'
import { dates, type Fault, MOST_MINOR, MOST_POINTS, range, unknownTiers, when } from './fault.ts'

interface Place {
  readonly tiers: ReadonlySet<string>
  readonly currency: string
}

export function checkRewards(rewards: readonly Reward[], place: Place): Fault[] {
  return rewards.flatMap((reward, index) => checkReward(reward, `rewards.${index}`, place))
}

function checkReward(reward: Reward, path: string, { tiers, currency }: Place): Fault[] {
  const { modes, value, minOrder } = reward
  return [
    ...range(`${path}.cost`, reward.cost, { min: 0, max: MOST_POINTS }),
    ...when(
      reward.cost === 0,
      `${path}.cost`,
      'costs_nothing',
      'A reward costs at least one point.',
    ),
    ...when(
      modes.length === 0,
      `${path}.modes`,
      'value_missing',
      'Allow a code, a checkout hold, or both.',
    ),
    ...range(`${path}.codeDays`, reward.codeDays, { min: 1, max: 730 }),
    ...range(`${path}.minPoints`, reward.minPoints, { min: 1, max: MOST_POINTS }),
    ...range(`${path}.stock`, reward.stock, { min: 1, max: MOST_POINTS }),
    ...range(`${path}.limit.max`, reward.limit?.max, { min: 1, max: 100_000 }),
    ...range(`${path}.limit.days`, reward.limit?.days, { min: 1, max: 3_660 }),
    ...range(`${path}.minOrder.minor`, minOrder?.minor, { min: 1, max: MOST_MINOR }),
    ...when(
      minOrder !== undefined && minOrder.currency !== currency,
      `${path}.minOrder.currency`,
      'wrong_currency',
      `The shop’s currency is ${currency}.`,
    ),
    ...when(
      reward.nextOrderOnly === true && !modes.includes('code'),
      `${path}.nextOrderOnly`,
      'field_not_of_this_kind',
      'A checkout hold is for this very order.',
    ),
    ...checkValue(value, { path: `${path}.value`, currency, cost: reward.cost }),
    ...dates(path, reward),
    ...unknownTiers(`${path}.tierIds`, reward.tierIds, tiers),
  ]
}

interface Where {
  readonly path: string
  readonly currency: string
  readonly cost: number
}

function checkValue(value: RewardValue, where: Where): Fault[] {
  const { path } = where
  if (value.kind === 'amount') return checkMoney(value.off, `${path}.off`, where)
  if (value.kind === 'credit') return checkMoney(value.amount, `${path}.amount`, where)
  if (value.kind === 'percent')
    return [
      ...range(`${path}.percent`, value.percent, { min: 1, max: 100 }),
      ...(value.max ? checkMoney(value.max, `${path}.max`, where) : []),
    ]
  return value.kind === 'variable' ? checkSlider(value, where) : []
}

function checkSlider(value: Extract<RewardValue, { kind: 'variable' }>, where: Where): Fault[] {
  const { path, cost } = where
  const { step, min, max, maxPercent } = value
  return [
    ...range(`${path}.step`, step, { min: 1, max: MOST_POINTS }),
    ...range(`${path}.maxPercent`, maxPercent, { min: 1, max: 100 }),
    ...checkMoney(value.value, `${path}.value`, where),
    ...when(
      min < step || min % step !== 0,
      `${path}.min`,
      'unreachable',
      'The least is a whole number of steps.',
    ),
    ...when(
      max !== undefined && max < min,
      `${path}.max`,
      'unreachable',
      'The most is not less than the least.',
    ),
    ...when(
      cost !== min,
      `${path.slice(0, -'value'.length)}cost`,
      'out_of_range',
      'The cost of a variable reward is its least.',
    ),
  ]
}

function checkMoney(
  { minor, currency }: { readonly minor: number; readonly currency: string },
  path: string,
  where: Where,
): Fault[] {
  return [
    ...range(`${path}.minor`, minor, { min: 1, max: MOST_MINOR }),
    ...when(
      currency !== where.currency,
      `${path}.currency`,
      'wrong_currency',
      `The shop’s currency is ${where.currency}.`,
    ),
  ]
}
