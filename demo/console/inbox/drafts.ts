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

/** By what they are an answer to; they outlive a reload of this tab. */
export interface DraftsOf<T> {
  readonly all: ReadonlySignal<Readonly<Record<string, T>>>
  of(id: string): T
  change(id: string, change: Partial<T>): void
  clear(id: string): void
  forget(): void
}
export type Drafts = DraftsOf<Draft>

export const createDrafts = (): Drafts =>
  createDraftsOf('regulars.inbox.drafts', Draft, { text: '', isNote: false, attachments: [] })

/** Kept under `name`; `empty` is where nothing is written. */
export function createDraftsOf<T>(name: string, schema: z.ZodMiniType<T>, empty: T): DraftsOf<T> {
  const keep = createKeep<Readonly<Record<string, T>>>(name, z.record(z.string(), schema))
  const all = signal(keep.read() ?? {})
  const set = (next: Readonly<Record<string, T>>): void => {
    all.value = next
    keep.write(next)
  }
  const of = (id: string): T => all.value[id] ?? empty
  return {
    all,
    of,
    change: (id, change) => set({ ...all.value, [id]: { ...of(id), ...change } }),
    clear(id) {
      const { [id]: _sent, ...others } = all.value
      set(others)
    },
    forget: () => set({}),
  }
}
