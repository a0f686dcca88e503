/** The shopper's right to see and to delete what this browser keeps; the work is loaded when somebody asks for it. */
import type { DataParts } from './data.ts'
import type { Tabs } from './tabs.ts'

export interface PersonalData {
  /** Everything kept here, as one JSON-safe record; without the bearer, which is a key and no fact about a person. */
  export(): Promise<Readonly<Record<string, unknown>>>
  /** Deletes all of it here and tells the other tabs; only the shopper's own refusals stay. */
  forget(): Promise<void>
  close(): void
}

export interface PersonalDataOptions extends DataParts {
  readonly tabs: Tabs
}

const TOPIC = 'forget'

export function createPersonalData({ tabs, ...parts }: PersonalDataOptions): PersonalData {
  const work = () => import('./data.ts')
  const forgetHere = async () => (await work()).forgetData(parts)

  return {
    export: async () => (await work()).exportData(parts),
    async forget() {
      tabs.post(TOPIC, null)
      await forgetHere()
    },
    // Each tab deletes, because each would write again what it knows by heart.
    close: tabs.listen(TOPIC, () => void forgetHere()),
  }
}
