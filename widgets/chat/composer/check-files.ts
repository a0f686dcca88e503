/** What may be attached, checked before anything is sent: a refusal at once is better than one after a long upload. */
import { FILE_LIMIT, FILE_TYPES, FILES_LIMIT } from '../contract/limits.ts'

export interface FileProblem {
  readonly kind: 'tooMany' | 'tooLarge' | 'empty' | 'wrong'
  readonly name: string
}

export interface CheckedFiles {
  readonly taken: readonly File[]
  readonly problems: readonly FileProblem[]
}

/** Windows knows no type for the pictures of an iPhone, and browsers then say none. */
const UNTYPED = /\.hei[cf]$/i

/** `had`: how many are attached already. */
export function checkFiles(files: readonly File[], had: number): CheckedFiles {
  const problems = files.flatMap((file) => problemOf(file) ?? [])
  const good = files.filter((file) => !problemOf(file))
  const taken = good.slice(0, Math.max(0, FILES_LIMIT - had))
  const left = good[taken.length]
  return { taken, problems: left ? [...problems, { kind: 'tooMany', name: left.name }] : problems }
}

function problemOf({ name, size, type }: File): FileProblem | undefined {
  if (size === 0) return { kind: 'empty', name }
  if (size > FILE_LIMIT) return { kind: 'tooLarge', name }
  const isTaken = FILE_TYPES.some((taken) => taken === type) || (!type && UNTYPED.test(name))
  return isTaken ? undefined : { kind: 'wrong', name }
}
