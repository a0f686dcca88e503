/** Sends the files of a message before the message itself, one after the other; what has arrived is not sent again. */
import { signal, type ReadonlySignal } from '@preact/signals-core'
import { ProblemError } from '../../../src/core/problem-error.ts'
import type { Upload } from '../backend/backend.ts'
import type { KeptUnsent } from './kept-unsent.ts'
import type { Unsent, UnsentFile } from './unsent.ts'

export interface FileSending {
  /** 0 to 1, by the id of a file; of those on their way. */
  readonly progress: ReadonlySignal<ReadonlyMap<string, number>>
  /** `false`: taken back meanwhile. Rejects as the backend does. */
  send(message: Unsent): Promise<boolean>
  /** `false`: no file of this message is on its way. */
  cancel(cid: string): boolean
}

export function createFileSending(
  kept: Pick<KeptUnsent, 'file' | 'change'>,
  upload: (file: Upload) => Promise<unknown>,
): FileSending {
  const progress = signal<ReadonlyMap<string, number>>(new Map())
  const running = new Map<string, AbortController>()

  function show(id: string, part?: number): void {
    const next = new Map(progress.peek())
    if (part === undefined) next.delete(id)
    else next.set(id, part)
    progress.value = next
  }

  async function sendFile({ id, name }: UnsentFile, abort: AbortController): Promise<void> {
    const blob = await kept.file(id)
    // Kept by nobody any more: as if the backend had dropped it.
    if (!blob) throw gone()
    show(id, 0)
    try {
      await upload({
        id,
        name,
        blob,
        signal: abort.signal,
        onProgress: (part) => running.size > 0 && show(id, part),
      })
    } finally {
      show(id)
    }
  }

  return {
    progress,

    async send({ cid, files }) {
      const waiting = files.filter(({ isUploaded }) => !isUploaded)
      if (waiting.length === 0) return true
      const abort = new AbortController()
      running.set(cid, abort)
      try {
        for (const file of waiting) {
          await sendFile(file, abort)
          await kept.change((messages) =>
            messages.map((one) => (one.cid === cid ? withUploaded(one, file.id) : one)),
          )
        }
      } catch (error) {
        if (!abort.signal.aborted) throw error
      } finally {
        running.delete(cid)
      }
      return !abort.signal.aborted
    },

    cancel(cid) {
      const abort = running.get(cid)
      abort?.abort()
      return abort !== undefined
    },
  }
}

function withUploaded(message: Unsent, id: string): Unsent {
  const files = message.files.map((file) => (file.id === id ? { ...file, isUploaded: true } : file))
  return { ...message, files }
}

function gone(): ProblemError {
  return new ProblemError('/v1/chat/files', {
    code: 'file_unknown',
    status: 422,
    params: {},
    retryable: false,
    retryAfterMs: undefined,
    requestId: undefined,
  })
}
