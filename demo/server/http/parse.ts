/** Input by the contract’s schemas: what does not fit is refused with the path of the field. */
import { z } from 'zod/mini'
import type { Schema } from '../../../src/contract/endpoint.ts'
import { ProblemError } from './problem.ts'
import { findUnstorable } from './storable.ts'

// Without a language, zod/mini says "Invalid input" for everything.
z.config(z.locales.en())

export type Place = 'path' | 'query' | 'body' | 'header'

export function parse<T>(schema: Schema<T>, value: unknown, place: Place): T {
  const parsed = z.safeParse(schema, value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw invalid(place, issue?.path.join('.') ?? '', issue?.message ?? 'Invalid input')
  }
  return parsed.data
}

export function refuseUnstorable(value: unknown, place: Place): void {
  const path = findUnstorable(value)
  if (path) throw invalid(place, path, 'Holds a character no database can keep')
}

export function invalid(place: Place, path: string, why: string): ProblemError {
  const field = path === '' ? `the ${place}` : `"${path}" in the ${place}`
  return new ProblemError('invalid_request', {
    detail: `${why}: ${field}.`,
    params: { path, in: place },
  })
}
