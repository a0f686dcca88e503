/** How many rewards are left, and since the oldest counts the longest, when the next one is. */
export function capOf(
  grants: readonly Date[],
  { max, days }: { readonly max: number; readonly days: number },
  _now: Date,
): { left: number; resetsAt?: Date } {
  const left = Math.max(0, max - grants.length)
  const oldest = grants[0]
  return { left, ...(oldest && { resetsAt: new Date(oldest.getTime() + days * 86_400_000) }) }
}
