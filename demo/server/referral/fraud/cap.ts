/** How many rewards are left to an advocate, and when the next one comes free. */

interface Cap {
  readonly max: number
  readonly days: number
}

const DAY_MS = 86_400_000

/** `grants` within the last `days` days, oldest first. Without any, all are there at any time. */
export function capOf(
  grants: readonly Date[],
  { max, days }: Cap,
): { readonly left: number; readonly resetsAt?: Date } {
  // Of more grants than the cap, as after a lower one was set, the first to leave a place free is a later one.
  const next = grants[Math.max(0, grants.length - max)]
  const left = Math.max(0, max - grants.length)
  return next ? { left, resetsAt: new Date(next.getTime() + days * DAY_MS) } : { left }
}
