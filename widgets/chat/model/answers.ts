/** Finds prepared answers by what a shopper types: accents, endings and the order of words do not matter. */
import type { Answer } from '../contract/facts.ts'
import { inLanguage } from './in-language.ts'

export interface PreparedAnswer {
  readonly id: string
  readonly question: string
  readonly answer: string
  readonly url?: string | undefined
  readonly isStarter: boolean
}

/** Best first; none for a text without a letter or digit. */
export type Search = (text: string) => readonly PreparedAnswer[]

/** Letters that are no base letter with a mark. */
const PLAIN: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ß: 'ss', æ: 'ae', ё: 'е' }
/** A word of the question says more than one of the answer. */
const IN_QUESTION = 3
/** So many letters at the end may be another ending: `доставка`, `доставку`. */
const ENDING = 2
const SHORTEST_STEM = 4

export function answersIn(answers: readonly Answer[], locale: string): readonly PreparedAnswer[] {
  return answers.map(({ id, question, answer, url, isStarter }) => ({
    id,
    question: inLanguage(question, locale),
    answer: inLanguage(answer, locale),
    url,
    isStarter,
  }))
}

/** Reads the answers once; then each search is a walk over their words. */
export function createSearch(answers: readonly PreparedAnswer[]): Search {
  const index = answers.map((found) => ({
    found,
    question: splitWords(found.question),
    answer: splitWords(found.answer),
  }))

  function weigh(wanted: readonly string[]) {
    return index.map(({ found, question, answer }) => {
      const weights = wanted.map((word) =>
        hasWord(question, word) ? IN_QUESTION : Number(hasWord(answer, word)),
      )
      const weight = weights.reduce((sum, each) => sum + each, 0)
      return { found, weight, hits: weights.filter(Boolean).length }
    })
  }

  return (text) => {
    const all = splitWords(text)
    // “is”, “my”, “do” are in every sentence; alone they are better than nothing.
    const long = all.filter((word) => word.length > 2)
    const wanted = long.length > 0 ? long : all
    if (wanted.length === 0) return []
    const weighed = weigh(wanted)
    // A whole sentence seldom has all its words in the answer.
    const most = Math.max(...weighed.map(({ hits }) => hits))
    const enough = Math.max(most, Math.ceil(wanted.length / 2))
    return weighed
      .filter(({ hits }) => hits >= enough)
      .sort((one, other) => other.weight - one.weight)
      .map(({ found }) => found)
  }
}

function splitWords(text: string): readonly string[] {
  const plain = text
    .toLowerCase()
    .replace(/[łøđßæё]/g, (letter) => PLAIN[letter]!)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
  return [...new Set(plain.match(/[\p{L}\d]+/gu))]
}

function hasWord(words: readonly string[], wanted: string): boolean {
  const stem = wanted.slice(0, Math.max(SHORTEST_STEM, wanted.length - ENDING))
  return words.some((word) => word.startsWith(stem))
}
