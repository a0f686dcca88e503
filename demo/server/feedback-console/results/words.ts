/** Words that recur in what shoppers wrote: plain counts, in how many answers each stands. */
import { STOP_WORDS } from './stop-words.ts'

export interface WrittenText {
  readonly text: string
  /** BCP 47: in which it was written. */
  readonly locale: string
}

export interface WordCount {
  readonly word: string
  /** Answers in which it occurs, however often in each. */
  readonly count: number
}

const FEWEST = 2
const MOST = 30
const SHORTEST = 2

/** The most frequent first, and of those that are as frequent in the order of the alphabet. */
export function countWords(texts: readonly WrittenText[]): WordCount[] {
  const counts = new Map<string, number>()
  for (const text of texts)
    for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts]
    .filter(([, count]) => count >= FEWEST)
    .map(([word, count]) => ({ word, count }))
    .toSorted((a, b) => b.count - a.count || a.word.localeCompare(b.word))
    .slice(0, MOST)
}

function wordsOf({ text, locale }: WrittenText): ReadonlySet<string> {
  const language = languageOf(locale)
  const common = STOP_WORDS.get(language) ?? NONE
  const words = new Set<string>()
  for (const { segment, isWordLike } of segmenterFor(language).segment(tidy(text))) {
    const word = segment.toLocaleLowerCase(language)
    if (isWordLike && /\p{L}/u.test(word) && lengthOf(word) >= SHORTEST && !common.has(word))
      words.add(word)
  }
  return words
}

const NONE: ReadonlySet<string> = new Set()

/** Keyboards write the Romanian ș and ț with a comma or a cedilla below, and apostrophes straight or curved. */
function tidy(text: string): string {
  return text.normalize('NFC').replace(/[şŞţŢ’]/g, (letter) => TWINS[letter] ?? letter)
}

const TWINS: Readonly<Record<string, string>> = { ş: 'ș', Ş: 'Ș', ţ: 'ț', Ţ: 'Ț', '’': "'" }

function lengthOf(word: string): number {
  return Array.from(word).length
}

/** A language nobody knows is cut as any other; what is none would be refused by Intl. */
function languageOf(locale: string): string {
  const language = locale.split('-')[0]?.toLowerCase() ?? ''
  return /^[a-z]{2,8}$/.test(language) ? language : 'und'
}

const segmenters = new Map<string, Intl.Segmenter>()

function segmenterFor(language: string): Intl.Segmenter {
  const segmenter =
    segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'word' })
  segmenters.set(language, segmenter)
  return segmenter
}
