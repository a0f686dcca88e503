/** What the answers of a destination have taught about each subject: kept for all tabs and the next page, the latest fifty. */
import { asRecord } from '../core/outbox/as-record.ts'
import type { Store } from '../core/store.ts'

export interface Memory {
  read(subject: string): Promise<unknown>
  write(subject: string, known: unknown): Promise<void>
}

const MOST = 50

export function createMemory(store: Pick<Store, 'read' | 'update'>, name: string): Memory {
  const key = `destination.${name}`
  return {
    read: async (subject) => asRecord(await store.read(key))[subject],
    async write(subject, known) {
      await store.update(
        key,
        (stored) => {
          const { [subject]: _, ...others } = asRecord(stored)
          const kept = Object.entries(others).slice(1 - MOST)
          return Object.fromEntries([...kept, [subject, known]])
        },
        { purpose: 'analytics' },
      )
    },
  }
}
