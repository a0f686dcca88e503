/** What is wrong with a survey, and where: found here while it is written, and by the server after. */
import { checkCondition, type Segments } from '../../../src/campaigns/authoring/check-condition.ts'
import { describeIssue } from '../../../src/campaigns/authoring/problem.ts'
import { Survey } from '../../../widgets/feedback/contract.ts'
import { checkSurvey, type SurveyProblem } from '../../../widgets/feedback/contract/check-survey.ts'
import type { Trouble } from '../attempts.ts'
import { languageName } from '../inbox/words.ts'
import type { Fault } from '../referrals/rules-form.ts'
import { t } from '../texts.ts'

export interface SurveyFault extends Fault {
  readonly why: string
  /** Of a text that lacks a language, which. */
  readonly language?: string
}

/** What the shop has that a survey may name; without it, that is not looked at. */
export interface Surroundings {
  readonly offers: readonly { readonly id: string }[]
  readonly segments: Segments
}

/** Each place once, in the order of the page. */
export function findFaults(form: Survey, shop?: Surroundings): SurveyFault[] {
  const found = [...formFaults(form), ...checkSurvey(form).map(toFault), ...shopFaults(form, shop)]
  const keyOf = ({ path, language = '' }: SurveyFault): string => `${path} ${language}`
  return found
    .filter((fault, at) => found.findIndex((other) => keyOf(other) === keyOf(fault)) === at)
    .toSorted((one, other) => rankOf(one) - rankOf(other))
}

const ORDER = [
  'name',
  'id',
  'title',
  'locales',
  'moment',
  'audience',
  'sample',
  'surface',
  'recontact',
  'steps',
  'endings',
  'anonymous',
  'editableMinutes',
]

/** Of questions and endings there are at most thirty. */
function rankOf({ path }: Fault): number {
  const [first = '', index = '0'] = path.split('.')
  return ORDER.indexOf(first) * 100 + (Number(index) || 0)
}

/** Ways that lead nowhere are said while one writes; a text that is not there yet is no mistake before saving. */
export function isOfWays({ reason }: Fault): boolean {
  return reason !== 'language_missing' && reason !== 'unfinished'
}

function formFaults(form: Survey): SurveyFault[] {
  const parsed = Survey.safeParse(form)
  if (parsed.success) return []
  return parsed.error.issues.map((issue) => {
    const { path, message } = describeIssue(issue)
    return { path, reason: 'unfinished', why: plainer(path, issue.code) ?? message }
  })
}

/** In the words of the page, where the schema’s are those of a program. */
function plainer(path: string, code: string): string | undefined {
  if (path === 'name') return t('survey.fault.no-name')
  if (path === 'moment.name') return t('survey.fault.no-event')
  return code === 'invalid_type' ? t('survey.fault.no-number') : undefined
}

function shopFaults({ audience, endings }: Survey, shop?: Surroundings): SurveyFault[] {
  if (!shop) return []
  const lost = endings.flatMap(({ action }, at) =>
    action?.kind === 'offer' && !shop.offers.some(({ id }) => id === action.offerId)
      ? [
          {
            path: `endings.${at}.action.offerId`,
            reason: 'unfinished',
            why: t('survey.fault.no-offer'),
          },
        ]
      : [],
  )
  if (!audience) return lost
  const conditions = checkCondition(audience, 'audience', shop.segments)
  return [
    ...conditions.map(({ path, message }) => ({ path, reason: 'unfinished', why: message })),
    ...lost,
  ]
}

function toFault({ path, reason, detail }: SurveyProblem): SurveyFault {
  const place = path.replaceAll(/\[(\d+)\]/g, '.$1')
  if (reason !== 'language_missing')
    return { path: place, reason, why: t(`survey.fault.${reason}`) }
  const language = detail ?? ''
  const why = t('survey.fault.language_missing', { language: languageName(language) })
  return { path: place, reason, why, language }
}

const REASONS: readonly SurveyProblem['reason'][] = [
  'duplicate_id',
  'unknown_target',
  'loop',
  'unreachable',
  'language_missing',
  'branch_unfit',
  'out_of_scale',
  'ticket_anonymous',
]

/** What the server refused, at the same places; none of any other trouble. */
export function saidFaults(trouble: Trouble | undefined): SurveyFault[] {
  if (trouble?.code === 'code_taken')
    return [{ path: 'id', reason: 'duplicate_id', why: t('survey.fault.duplicate_id') }]
  if (trouble?.code !== 'impossible_rules') return []
  const { problems } = trouble.params ?? {}
  if (!Array.isArray(problems)) return []
  const found = problems.flatMap((problem: unknown) => {
    const { path, reason, detail } = Object(problem) as Readonly<Record<string, unknown>>
    if (typeof path !== 'string') return []
    const known = REASONS.find((each) => each === reason)
    if (known) return [toFault({ path, reason: known, detail: String(detail ?? '') })]
    const why = t('survey.fault.other', { reason: String(reason).replaceAll('_', ' ') })
    return [{ path: path.replaceAll(/\[(\d+)\]/g, '.$1'), reason: 'said', why }]
  })
  return found.toSorted((one, other) => rankOf(one) - rankOf(other))
}
