/** Holm's correction: with several arms one of them looks better by chance sooner. */

/** The level each is tested at: the smallest p at alpha over all, the next one at alpha over the rest, and so on. */
export function holmLevels(ps: readonly number[], alpha: number): readonly number[] {
  const levels = ps.map(() => alpha)
  rank(ps).forEach((index, place) => (levels[index] = alpha / (ps.length - place)))
  return levels
}

/** Which are significant: from the smallest p on, until the first that is not. */
export function holm(ps: readonly number[], alpha: number): readonly boolean[] {
  const levels = holmLevels(ps, alpha)
  const significant = ps.map(() => false)
  for (const index of rank(ps)) {
    if (ps[index]! > levels[index]!) break
    significant[index] = true
  }
  return significant
}

function rank(ps: readonly number[]): readonly number[] {
  return [...ps.keys()].sort((one, other) => ps[one]! - ps[other]!)
}
