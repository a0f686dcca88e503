/** The rules of all surveys and tickets: as they are kept, as they are being written, and what is wrong with them. */
import { batch, computed, signal, type ReadonlySignal } from '@preact/signals'
import type { ResponseOf } from '../../../src/contract/endpoint.ts'
import { describeIssue } from '../../../src/campaigns/authoring/problem.ts'
import {
  FeedbackSettings,
  readFeedbackSettings,
  saveFeedbackSettings,
} from '../../../widgets/feedback/contract.ts'
import { ApiError, type Call } from '../api.ts'
import { createAttempts, type Attempts } from '../attempts.ts'
import type { Fault } from '../referrals/rules-form.ts'
import { t } from '../texts.ts'

type Answered = ResponseOf<typeof readFeedbackSettings>

export interface SurveyRulesModel extends Pick<Attempts, 'busy' | 'trouble'> {
  readonly form: ReadonlySignal<FeedbackSettings | undefined>
  readonly faults: ReadonlySignal<readonly Fault[]>
  /** Something is written that is not saved. */
  readonly isTouched: ReadonlySignal<boolean>
  /** Said once after saving. */
  readonly isSaved: ReadonlySignal<boolean>
  load(): Promise<void>
  edit(change: Partial<FeedbackSettings>): void
  save(): Promise<void>
  /** Drops what is written, for what is kept. */
  startOver(): void
  forget(): void
}

export function createSurveyRulesModel(call: Call): SurveyRulesModel {
  const kept = signal<Answered>()
  const form = signal<FeedbackSettings>()
  const isTouched = signal(false)
  const isSaved = signal(false)
  const wasTried = signal(false)
  const { busy, trouble, attempt, forgive } = createAttempts()
  const found = computed(() => (form.value ? findFaults(form.value) : []))

  function take(answer: Answered): void {
    batch(() => {
      kept.value = answer
      form.value = answer.settings
      isTouched.value = false
      wasTried.value = false
    })
  }

  async function put(settings: FeedbackSettings): Promise<void> {
    try {
      take(await call(saveFeedbackSettings, { revision: kept.value?.revision ?? 0, settings }))
    } catch (error) {
      // Somebody else has saved meanwhile: what was written here stays, and the next try replaces theirs knowingly.
      if (error instanceof ApiError && error.code === 'revision_conflict')
        kept.value = await call(readFeedbackSettings)
      throw error
    }
    isSaved.value = true
  }

  return {
    form,
    faults: computed(() => (wasTried.value ? found.value : [])),
    isTouched,
    isSaved,
    busy,
    trouble,
    load: () =>
      attempt(async () => {
        const answer = await call(readFeedbackSettings)
        // What is being written stays, whatever page was looked at meanwhile.
        if (!isTouched.value) take(answer)
      }),
    edit(change) {
      if (!form.value) return
      forgive()
      batch(() => {
        isSaved.value = false
        isTouched.value = true
        form.value = { ...form.value, ...change } as FeedbackSettings
      })
    },
    async save() {
      const { value: settings } = form
      if (!settings) return
      wasTried.value = true
      isSaved.value = false
      if (found.value.length === 0) await attempt(() => put(FeedbackSettings.parse(settings)))
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

function findFaults(form: FeedbackSettings): Fault[] {
  const parsed = FeedbackSettings.safeParse(form)
  if (parsed.success) return []
  return parsed.error.issues.map((issue) => {
    const { path, message } = describeIssue(issue)
    const why = path === 'notifyEmail' ? t('survey-rules.no-email') : message
    return { path, reason: 'said', why }
  })
}
