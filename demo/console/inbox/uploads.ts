/** Files on their way to the server: they are there before the answer that carries them. */
import { signal, type ReadonlySignal } from '@preact/signals'
import { FILE_LIMIT, FILES_LIMIT, uploadAgentFile } from '../../../widgets/chat/contract.ts'
import { ApiError, at, sendBytes } from '../api.ts'
import type { Drafts } from './drafts.ts'

export interface Upload {
  /** The file’s own, the same in every try. */
  readonly id: string
  readonly conversationId: string
  readonly file: File
  /** Why it is not on its way any more. */
  readonly code?: string | undefined
}

export interface Uploads {
  readonly all: ReadonlySignal<readonly Upload[]>
  add(conversationId: string, files: readonly File[]): void
  retry(id: string): void
  remove(id: string): void
  forget(): void
}

export function createUploads(drafts: Drafts, createId: () => string): Uploads {
  const all = signal<readonly Upload[]>([])
  const find = (id: string): Upload | undefined => all.value.find((each) => each.id === id)
  const remove = (id: string): void => {
    all.value = all.value.filter((each) => each.id !== id)
  }
  const mark = (id: string, code: string | undefined): void => {
    all.value = all.value.map((each) => (each.id === id ? { ...each, code } : each))
  }

  async function send({ id, conversationId, file }: Upload): Promise<void> {
    const address = { params: { fileId: id }, query: { name: file.name.slice(-200) } }
    try {
      const attachment = await sendBytes(at(uploadAgentFile, address), file)
      // Taken out meanwhile: the server drops what no message carries.
      if (!find(id)) return
      const { attachments } = drafts.of(conversationId)
      drafts.change(conversationId, { attachments: [...attachments, attachment] })
      remove(id)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      mark(id, error.code)
    }
  }

  return {
    all,
    add(conversationId, files) {
      const taken =
        drafts.of(conversationId).attachments.length +
        all.value.filter((each) => each.conversationId === conversationId).length
      const added = files.map((file, index): Upload => {
        const code =
          taken + index >= FILES_LIMIT
            ? 'too_many_files'
            : file.size > FILE_LIMIT
              ? 'payload_too_large'
              : undefined
        return { id: createId(), conversationId, file, code }
      })
      all.value = [...all.value, ...added]
      for (const upload of added) if (!upload.code) void send(upload)
    },
    retry(id) {
      const upload = find(id)
      if (!upload) return
      mark(id, undefined)
      void send(upload)
    },
    remove,
    forget: () => void (all.value = []),
  }
}
