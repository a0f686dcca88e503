/** True, false, or `undefined` for unknown: what is not known is never taken for either (Kleene's three values). */

export type Truth = boolean | undefined

export function not(truth: Truth): Truth {
  return truth === undefined ? undefined : !truth
}

/** `all` of nothing holds. Asks no further once one is false. */
export function all<T>(parts: readonly T[], ask: (part: T, index: number) => Truth): Truth {
  let answer: Truth = true
  for (const [index, part] of parts.entries()) {
    const truth = ask(part, index)
    if (truth === false) return false
    if (truth === undefined) answer = undefined
  }
  return answer
}

/** `any` of nothing does not hold. Asks no further once one is true. */
export function any<T>(parts: readonly T[], ask: (part: T, index: number) => Truth): Truth {
  let answer: Truth = false
  for (const [index, part] of parts.entries()) {
    const truth = ask(part, index)
    if (truth === true) return true
    if (truth === undefined) answer = undefined
  }
  return answer
}
