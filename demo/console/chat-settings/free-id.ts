/** The first of `step-1`, `step-2` … that is not taken. */
export function freeId(kind: string, taken: readonly string[]): string {
  let number = taken.length + 1
  while (taken.includes(`${kind}-${number}`)) number += 1
  return `${kind}-${number}`
}
