/** What is being written, conversation by conversation. */
import { signal, type ReadonlySignal } from '@preact/signals'
import { z } from 'zod/mini'
import { Uuid } from '../../../src/contract/scalars.ts'
import { Attachment } from '../../../widgets/chat/contract.ts'
import { createKeep } from './keep.ts'

const Draft = z.object({
  text: z.string(),
  /** For the shop’s side only. */
  isNote: z.boolean(),
  /** The message it answers. */
  replyTo: z.optional(Uuid),
  /** Already at the server. */
  attachments: z.array(Attachment),
})
export type Draft = z.infer<typeof Draft>

const EMPTY: Draft = { text: '', isNote: false, attachments: [] }

type All = Readonly<Record<string, Draft>>

export interface Drafts {
  readonly all: ReadonlySignal<All>
  of(conversationId: string): Draft
  change(conversationId: string, change: Partial<Draft>): void
  clear(conversationId: string): void
  forget(): void
}

export function createDrafts(): Drafts {
  const keep = createKeep<All>('regulars.inbox.drafts', z.record(z.string(), Draft))
  const all = signal(keep.read() ?? {})
  const set = (next: All): void => {
    all.value = next
    keep.write(next)
  }
  const of = (conversationId: string): Draft => all.value[conversationId] ?? EMPTY
  return {
    all,
    of,
    change: (conversationId, change) =>
      set({ ...all.value, [conversationId]: { ...of(conversationId), ...change } }),
    clear(conversationId) {
      const { [conversationId]: _sent, ...others } = all.value
      set(others)
    },
    forget: () => set({}),
  }
}
