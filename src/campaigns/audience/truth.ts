/** True, false, or `undefined` for unknown: what is not known is never taken for either (Kleene's three values). */

export type Truth = boolean | undefined

export function not(truth: Truth): Truth {
  return truth === undefined ? undefined : !truth
}

export function either(one: Truth, other: Truth): Truth {
  if (one || other) return true
  return one === false ? other : undefined
}
