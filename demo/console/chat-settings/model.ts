/** What the merchant decides about the chat: as it is kept, as it is being written, and what is wrong with it. */
import { batch, computed, signal, type ReadonlySignal } from '@preact/signals'
import type { ResponseOf } from '../../../src/contract/endpoint.ts'
import type { Language } from '../../../src/i18n/index.ts'
import { ChatSettings, readChatSettings, saveChatSettings } from '../../../widgets/chat/contract.ts'
import { ApiError, type Call } from '../api.ts'
import { createAttempts, type Attempts } from '../attempts.ts'
import type { Fault } from '../referrals/rules-form.ts'
import { findFaults, saidFaults } from './faults.ts'

export type Answered = ResponseOf<typeof readChatSettings>

export interface ChatSettingsModel extends Pick<Attempts, 'busy' | 'trouble'> {
  /** As the server keeps them. */
  readonly kept: ReadonlySignal<Answered | undefined>
  readonly form: ReadonlySignal<ChatSettings | undefined>
  readonly faults: ReadonlySignal<readonly Fault[]>
  /** Something is written that is not saved. */
  readonly isTouched: ReadonlySignal<boolean>
  /** Said once after saving. */
  readonly isSaved: ReadonlySignal<boolean>
  /** In which language texts are written at the moment. */
  readonly language: ReadonlySignal<Language>
  load(): Promise<void>
  edit(change: Partial<ChatSettings>): void
  write(language: Language): void
  save(): Promise<void>
  /** Drops what is written, for what is kept. */
  startOver(): void
  forget(): void
}

export function createChatSettingsModel(call: Call): ChatSettingsModel {
  const kept = signal<Answered>()
  const form = signal<ChatSettings>()
  const isTouched = signal(false)
  const isSaved = signal(false)
  const wasTried = signal(false)
  const language = signal<Language>('en')
  const { busy, trouble, attempt, forgive } = createAttempts()
  const faults = computed(() => {
    const said = saidFaults(trouble.value)
    if (said.length > 0) return said
    // While one is still writing, a row that is not finished is no mistake.
    return form.value && wasTried.value ? findFaults(form.value) : []
  })

  function take(answer: Answered): void {
    batch(() => {
      kept.value = answer
      form.value = answer.settings
      isTouched.value = false
      wasTried.value = false
    })
  }

  async function put(settings: ChatSettings): Promise<void> {
    await attempt(async () => {
      const revision = kept.value?.revision ?? 0
      try {
        take(await call(saveChatSettings, { revision, settings }))
      } catch (error) {
        // Somebody else has saved meanwhile: what was written here stays, and the next try replaces theirs knowingly.
        if (error instanceof ApiError && error.code === 'revision_conflict')
          kept.value = await call(readChatSettings)
        throw error
      }
      isSaved.value = true
    })
  }

  return {
    kept,
    form,
    faults,
    isTouched,
    isSaved,
    language,
    busy,
    trouble,
    load: () =>
      attempt(async () => {
        const answer = await call(readChatSettings)
        // What is being written stays, whatever page was looked at meanwhile.
        if (!isTouched.value) take(answer)
      }),
    edit(change) {
      if (!form.value) return
      forgive()
      batch(() => {
        isSaved.value = false
        isTouched.value = true
        form.value = { ...form.value, ...change } as ChatSettings
      })
    },
    write: (next) => void (language.value = next),
    async save() {
      const settings = form.value
      if (!settings) return
      wasTried.value = true
      isSaved.value = false
      if (findFaults(settings).length === 0) await put(ChatSettings.parse(settings))
    },
    startOver() {
      forgive()
      if (kept.value) take(kept.value)
    },
    forget() {
      batch(() => {
        kept.value = undefined
        form.value = undefined
        isTouched.value = false
        isSaved.value = false
      })
    },
  }
}
