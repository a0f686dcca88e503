/** Moments, questions and endings of a survey in words. */
import type { Words } from '../../../src/contract/words.ts'
import type { Survey, SurveyMoment } from '../../../widgets/feedback/contract.ts'
import { t } from '../texts.ts'

/** Of what is written in several languages, a name for people of the shop. */
export function nameIn(words: Words, language: string): string {
  const name = words[language] ?? words['en'] ?? Object.values(words)[0] ?? ''
  return name.length > 64 ? `${name.slice(0, 63)}…` : name
}

export function momentText(moment: SurveyMoment): string {
  if (moment.on === 'visit')
    return t('survey.moment.visit.said', { seconds: String(moment.seconds) })
  if (moment.on === 'event') return t('survey.moment.event.said', { name: moment.name })
  return t(`survey.moment.${moment.on}`)
}

/** Whether it asks unasked, by a campaign of its own. */
export function asksByItself({ moment }: Pick<Survey, 'moment'>): boolean {
  return moment.on !== 'button' && moment.on !== 'element'
}

export function stepName(form: Survey, index: number, language: string): string {
  const number = index + 1
  const name = nameIn(form.steps[index]?.question ?? {}, language)
  return name ? t('survey.step-named', { number, name }) : t('survey.step', { number })
}

export function endingName(form: Survey, index: number, language: string): string {
  const name = nameIn(form.endings[index]?.text ?? {}, language)
  return name || t('survey.ending', { number: index + 1 })
}

/** Of a step or an ending, as a place to go to. */
export function targetName(form: Survey, id: string, language: string): string {
  const step = form.steps.findIndex((each) => each.id === id)
  if (step >= 0) return stepName(form, step, language)
  const ending = form.endings.findIndex((each) => each.id === id)
  if (ending < 0) return t('survey.target.gone')
  return t('survey.target.ending', { name: endingName(form, ending, language) })
}
