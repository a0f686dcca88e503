/** Reads what a page wrote by hand: any field may be missing, of another type, or a getter that throws. */

export type Fields = Readonly<Record<string, unknown>>

const MAX_LENGTH = 128

export function fieldsOf(value: unknown): Fields {
  try {
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {} // A getter of the page threw: as good as absent.
  }
}

export function isFilled(value: unknown): boolean {
  return Object.keys(fieldsOf(value)).length > 0
}

/** The first of the names under which there is a text, or a number; 128 characters at most. */
export function textAt(fields: Fields, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = fields[name]
    const text = typeof value === 'number' ? String(value) : value
    const trimmed = typeof text === 'string' ? text.trim().slice(0, MAX_LENGTH) : ''
    if (trimmed) return trimmed
  }
  return undefined
}
