/** The rules while they are being written: texts as they were typed, and back to rules, or to what is wrong with which field. */
import type { z } from 'zod/mini'
import { LANGUAGES, type Language } from '../../../src/i18n/index.ts'
import { ReferralRules } from '../../../widgets/referral/contract.ts'
import { readMinor, readWhole, writeMinor } from './minor.ts'
import {
  EMPTY_REWARD,
  fromRewardForm,
  toRewardForm,
  unreadable,
  type RewardForm,
} from './reward-form.ts'

export interface RulesForm {
  readonly advocateReward: RewardForm
  readonly friendReward: RewardForm
  readonly ladder: readonly { readonly friends: string; readonly reward: RewardForm }[]
  readonly minOrder: string
  readonly holdDays: string
  readonly claimDays: string
  readonly codeDays: string
  readonly capMax: string
  readonly capDays: string
  readonly guests: boolean
  readonly emailNeeded: boolean
  readonly names: boolean
  readonly landingPath: string
  readonly message: Readonly<Partial<Record<Language, string>>>
  readonly termsUrl: string
  readonly contact: string
}

/** By the path of a field, as `ladder.2.reward.points`. */
export interface Fault {
  readonly path: string
  readonly reason: string
  /** The backend’s own sentence, with the numbers it allows. */
  readonly why?: string | undefined
}

/** A sensible beginning for a shop that has never had rules. */
export const FIRST_FORM: RulesForm = {
  advocateReward: { ...EMPTY_REWARD, money: '10.00' },
  friendReward: { ...EMPTY_REWARD, money: '10.00' },
  ladder: [],
  minOrder: '25.00',
  holdDays: '15',
  claimDays: '30',
  codeDays: '90',
  capMax: '10',
  capDays: '30',
  guests: true,
  emailNeeded: false,
  names: true,
  landingPath: '/',
  message: {},
  termsUrl: '',
  contact: '',
}

export function toForm(rules: ReferralRules, currency: string): RulesForm {
  const { ladder, minOrder, holdDays, claimDays, codeDays, cap, guests, emailNeeded, names } = rules
  return {
    advocateReward: toRewardForm(rules.advocateReward, currency),
    friendReward: toRewardForm(rules.friendReward, currency),
    ladder: ladder.map(({ friends, reward }) => ({
      friends: String(friends),
      reward: toRewardForm(reward, currency),
    })),
    minOrder: writeMinor(minOrder.minor, currency),
    holdDays: String(holdDays),
    claimDays: String(claimDays),
    codeDays: String(codeDays),
    capMax: String(cap.max),
    capDays: String(cap.days),
    guests,
    emailNeeded,
    names,
    landingPath: rules.landingPath,
    message: rules.message ?? {},
    termsUrl: rules.termsUrl ?? '',
    contact: rules.contact ?? '',
  }
}

export type ReadForm =
  | { readonly ok: true; readonly rules: ReferralRules }
  | { readonly ok: false; readonly faults: readonly Fault[] }

export function readForm(
  form: RulesForm,
  { currency, status }: { readonly currency: string; readonly status: ReferralRules['status'] },
): ReadForm {
  const parsed = ReferralRules.safeParse({
    ...plainFields(form),
    status,
    advocateReward: fromRewardForm(form.advocateReward, currency),
    friendReward: fromRewardForm(form.friendReward, currency),
    ladder: form.ladder.map(({ friends, reward }) => ({
      friends: readWhole(friends),
      reward: fromRewardForm(reward, currency),
    })),
    minOrder: { minor: readMinor(form.minOrder, currency), currency },
  })
  if (parsed.success) return { ok: true, rules: parsed.data }
  return { ok: false, faults: [...rewardFaults(form, currency), ...plainFaults(parsed.error)] }
}

/** A union of rewards does not say which field of it is wrong; the form knows the kind that was meant. */
function rewardFaults(form: RulesForm, currency: string): Fault[] {
  const rewards = [
    ['advocateReward', form.advocateReward],
    ['friendReward', form.friendReward],
    ...form.ladder.map(({ reward }, index) => [`ladder.${index}.reward`, reward] as const),
  ] as const
  return rewards.flatMap(([path, reward]) =>
    unreadable(reward, currency).map((field) => ({
      path: `${path}.${field}`,
      reason: 'unreadable',
    })),
  )
}

const IN_REWARD = /^(advocateReward|friendReward|ladder\.\d+\.reward)(\.|$)/

function plainFaults({ issues }: z.core.$ZodError): Fault[] {
  return issues
    .map(({ path }) => path.join('.'))
    .filter((path) => !IN_REWARD.test(path))
    .map((path) => ({ path, reason: 'unreadable' }))
}

function plainFields(form: RulesForm): Readonly<Record<string, unknown>> {
  const { guests, emailNeeded, names } = form
  const message = Object.fromEntries(
    LANGUAGES.map((language) => [language, form.message[language]?.trim()]).filter(
      ([, text]) => text,
    ),
  )
  const termsUrl = form.termsUrl.trim()
  const contact = form.contact.trim()
  return {
    holdDays: readWhole(form.holdDays),
    claimDays: readWhole(form.claimDays),
    codeDays: readWhole(form.codeDays),
    cap: { max: readWhole(form.capMax), days: readWhole(form.capDays) },
    guests,
    emailNeeded,
    names,
    landingPath: form.landingPath.trim(),
    ...(Object.keys(message).length > 0 && { message }),
    ...(termsUrl && { termsUrl }),
    ...(contact && { contact }),
  }
}
