/** Files of messages that have not left. Chatwoot takes them with the message, so until then they are kept here. */
import type { Upload } from '../backend/backend.ts'
import { FILE_LIMIT, FILE_TYPES } from '../contract/limits.ts'
import type { Attachment } from '../contract/message.ts'
import { ProblemError } from '../../../src/core/problem-error.ts'
import type { WidgetStore } from '../../../src/widget.ts'

interface KeptFile {
  readonly name: string
  readonly blob: Blob
}

export interface Files {
  /** Checks what Chatwoot does not: an API inbox takes files of any size and type. */
  take(file: Upload): Promise<Attachment>
  /** @throws ProblemError `file_unknown` */
  read(ids: readonly string[]): Promise<KeptFile[]>
  drop(ids: readonly string[]): Promise<void>
}

export function createFiles(store: WidgetStore): Files {
  const memory = new Map<string, KeptFile>()
  const keyOf = (id: string): string => `chatwoot.file.${id}`

  async function find(id: string): Promise<KeptFile> {
    const kept = memory.get(id) ?? (await store.read(keyOf(id)))
    if (isKeptFile(kept)) return kept
    throw refuse('file_unknown', 422)
  }

  return {
    async take({ id, name, blob, signal, onProgress }) {
      if (blob.size > FILE_LIMIT) throw refuse('payload_too_large', 413, { limit: FILE_LIMIT })
      const type = blob.type.split(';')[0] ?? ''
      if (!FILE_TYPES.some((allowed) => allowed === type))
        throw refuse('file_type_refused', 415, { types: FILE_TYPES })
      signal.throwIfAborted()
      memory.set(id, { name, blob })
      await store.write(keyOf(id), { name, blob }, { purpose: 'functional', ofCustomer: true })
      onProgress(1)
      return { id, name, type, bytes: blob.size, url: '' }
    },
    read: (ids) => Promise.all(ids.map(find)),
    async drop(ids) {
      await Promise.all(ids.map((id) => store.remove(keyOf(id))))
      for (const id of ids) memory.delete(id)
    },
  }
}

function isKeptFile(value: unknown): value is KeptFile {
  return (
    typeof value === 'object' && value !== null && 'blob' in value && value.blob instanceof Blob
  )
}

function refuse(
  code: string,
  status: number,
  params: Readonly<Record<string, unknown>> = {},
): ProblemError {
  return new ProblemError('files', {
    code,
    status,
    params,
    retryable: false,
    retryAfterMs: undefined,
    requestId: undefined,
  })
}
