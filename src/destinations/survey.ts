/** What an event of the feedback widget says, read from props that are unknown here: src/ knows no widget. */
import { asRecord } from '../core/outbox/as-record.ts'
import type { ToldEvent } from './destination.ts'

export type SurveyAct = 'shown' | 'answer' | 'completed' | 'dismissed' | 'abandoned'

export interface GivenAnswer {
  readonly questionId: string
  /** As it was read. */
  readonly question: string
  /** A score, or what was chosen as it was read; a list where several could be. Nothing where texts stay with the shop. */
  readonly response: number | string | readonly string[] | undefined
  readonly bucket: string | undefined
}

export interface SurveyFacts {
  readonly act: SurveyAct
  readonly surveyId: string
  readonly surveyName: string
  readonly submissionId: string
  readonly locale: string
  /** The one of this event, where it is about one. */
  readonly answer: GivenAnswer | undefined
  /** All so far, in their order. */
  readonly answers: readonly GivenAnswer[]
  readonly isPartly: boolean
  readonly closedAs: string | undefined
}

const ACTS: readonly string[] = ['shown', 'answer', 'completed', 'dismissed', 'abandoned']

/** `undefined` for every other event. */
export function readSurvey({ name, props }: ToldEvent): SurveyFacts | undefined {
  const [noun, act = ''] = name.split('.')
  const { surveyId, surveyName, submissionId, locale, answers, partly, as } = props
  if (noun !== 'feedback' || !isAct(act)) return undefined
  if (typeof surveyId !== 'string' || typeof submissionId !== 'string') return undefined
  return {
    act,
    surveyId,
    submissionId,
    surveyName: textOf(surveyName) ?? surveyId,
    locale: textOf(locale) ?? '',
    answer: readAnswer(props),
    answers: listOf(answers).flatMap((given) => readAnswer(asRecord(given)) ?? []),
    isPartly: partly === true,
    closedAs: textOf(as),
  }
}

function readAnswer(given: Readonly<Record<string, unknown>>): GivenAnswer | undefined {
  const { questionId, question, value, labels, bucket } = given
  if (typeof questionId !== 'string') return undefined
  const chosen = listOf(labels).flatMap((label) => textOf(label) ?? [])
  const response = chosen.length ? chosen : value
  return {
    questionId,
    question: textOf(question) ?? '',
    response: readResponse(response, Array.isArray(value)),
    bucket: textOf(bucket),
  }
}

/** One of several that could not be chosen together is no list. */
function readResponse(response: unknown, isMany: boolean): GivenAnswer['response'] {
  if (!Array.isArray(response)) return typeof response === 'number' ? response : textOf(response)
  const texts = response.map(String)
  return isMany ? texts : texts[0]
}

function isAct(act: string): act is SurveyAct {
  return ACTS.includes(act)
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
