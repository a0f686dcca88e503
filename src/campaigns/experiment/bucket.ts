/** Puts a unit into one of ten thousand buckets: evenly, the same every time, and for each seed anew. */
import { murmur3 } from './murmur.ts'

const BUCKETS = 10_000

/** 0 … 9999. */
export function bucketOf(seed: string, unitId: string): number {
  return Math.floor((murmur3(`${seed}:${unitId}`) / 2 ** 32) * BUCKETS)
}

/** One for each question, so that the answer to one tells nothing of another. */
export const seeds = {
  holdout: (shop: string, period: string) => `holdout:${shop}:${period}`,
  traffic: (experiment: string, phase: number) => `traffic:${experiment}:${phase}`,
  variant: (experiment: string, phase: number) => `variant:${experiment}:${phase}`,
}

/** `undefined` where the weights do not reach that far. */
export function pickArm<Arm extends { readonly weight: number }>(
  arms: readonly Arm[],
  bucket: number,
): Arm | undefined {
  let end = 0
  return arms.find(({ weight }) => bucket < (end += weight))
}

/**
 * Which one of a group that must not meet each other the unit belongs to: the one whose hash is the highest. When one
 * comes or goes, only the units that it takes or leaves behind move.
 */
export function pickOfGroup(
  group: string,
  memberIds: readonly string[],
  unitId: string,
): string | undefined {
  const ranked = memberIds.map((id) => [murmur3(`group:${group}:${id}:${unitId}`), id] as const)
  return ranked.sort(([one], [other]) => other - one)[0]?.[1]
}
