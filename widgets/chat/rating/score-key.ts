/** The text that says a score in words. */
const KEYS = ['score1', 'score2', 'score3', 'score4', 'score5'] as const

/** `score`: 1 to 5. */
export function scoreKey(score: number): (typeof KEYS)[number] {
  return KEYS[score - 1] ?? 'score5'
}
