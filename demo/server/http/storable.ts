/** PostgreSQL keeps neither U+0000 nor half a surrogate pair, while JSON may carry both. */

/** The path of the first text or key that cannot be stored. */
export function findUnstorable(value: unknown, path: string = ''): string | undefined {
  if (typeof value === 'string') return isStorable(value) ? undefined : path || '.'
  if (typeof value !== 'object' || value === null) return undefined
  for (const [key, part] of Object.entries(value)) {
    const partPath = path === '' ? key : `${path}.${key}`
    const found = isStorable(key) ? findUnstorable(part, partPath) : path || '.'
    if (found) return found
  }
  return undefined
}

/** With the `u` flag a surrogate matches only where it stands alone. */
function isStorable(text: string): boolean {
  return !/\0|\p{Surrogate}/u.test(text)
}
