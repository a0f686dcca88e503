/** Where in a survey something is wrong, in the words that stand on the page. */
import type { Survey } from '../../../widgets/feedback/contract.ts'
import { t } from '../texts.ts'
import { endingName, stepName } from './words.ts'

/** By the last name of its path. */
const FIELDS = {
  name: 'survey.name',
  id: 'survey.id',
  title: 'survey.title',
  question: 'survey.question',
  hint: 'survey.hint',
  lowLabel: 'survey.low-label',
  highLabel: 'survey.high-label',
  placeholder: 'survey.placeholder',
  ticketUpTo: 'survey.ticket',
  most: 'survey.most-score',
  image: 'survey.image-of',
  label: 'survey.option-label',
  options: 'survey.options',
  goTo: 'survey.goes-on',
  when: 'survey.goes-on',
  next: 'survey.goes-on',
  text: 'survey.ending-text',
  url: 'survey.url',
  offerId: 'survey.offer',
  seconds: 'survey.seconds',
  sample: 'survey.share',
  editableMinutes: 'survey.editable',
  afterAnswerDays: 'survey.answer-days',
  afterDismissDays: 'survey.dismiss-days',
  snoozeDays: 'survey.snooze-days',
  mostAsks: 'survey.most-asks',
} as const

const CHAPTERS = { audience: 'survey.who', moment: 'survey.moment' } as const

export function placeName(form: Survey, path: string): string {
  const [first = '', index = '', ...rest] = path.split('.')
  const language = form.locales[0] ?? 'en'
  if (first === 'steps' || first === 'endings') {
    const name = first === 'steps' ? stepName : endingName
    const place = name(form, Number(index), language)
    const field = fieldName(rest)
    return field ? t('survey.place-of', { place, field }) : place
  }
  if (first === 'audience' || (first === 'moment' && index === 'name')) return t(CHAPTERS[first])
  return fieldName([first, index, ...rest]) ?? t('survey.whole')
}

function fieldName(steps: readonly string[]): string | undefined {
  const known = steps.findLast((step): step is keyof typeof FIELDS => Object.hasOwn(FIELDS, step))
  return known && t(FIELDS[known])
}
