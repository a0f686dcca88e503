/** Anything, as a record to read from; what is not an object has no fields. */
export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  // Safe: the fields are unknown, and every object has some.
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

/** JSON from a place that anybody may have written to. */
export function parseRecord(text: string): Readonly<Record<string, unknown>> {
  try {
    return asRecord(JSON.parse(text))
  } catch {
    return {} // The caller finds the fields missing.
  }
}
