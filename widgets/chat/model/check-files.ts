/** Says before a file is sent what the backend would say after it: in the same words, and without the wait. */
import { ProblemError } from '../../../src/core/problem-error.ts'
import { FILE_LIMIT, FILE_TYPES, FILES_LIMIT } from '../contract/message.ts'

/** Throws a ProblemError with the code the backend has for it. */
export function checkFiles(files: readonly File[]): void {
  if (files.length > FILES_LIMIT) throw refusal('limit_reached', 422, { limit: FILES_LIMIT })
  for (const { name, size, type } of files) {
    if (size > FILE_LIMIT) throw refusal('payload_too_large', 413, { limit: FILE_LIMIT, name })
    // A file of no known type is left to the backend, which reads its bytes.
    if (type && !FILE_TYPES.some((one) => one === type))
      throw refusal('file_type_refused', 415, { types: FILE_TYPES, name })
  }
}

function refusal(
  code: string,
  status: number,
  params: Readonly<Record<string, unknown>>,
): ProblemError {
  const rest = { retryable: false, retryAfterMs: undefined, requestId: undefined }
  return new ProblemError('/v1/chat/files', { code, status, params, ...rest })
}
