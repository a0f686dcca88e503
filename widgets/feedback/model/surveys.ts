/** The shop’s open surveys: as an earlier page has read them, and read anew where that was a while ago. */
import { computed, signal, type ReadonlySignal } from '@preact/signals-core'
import type { WidgetContext } from '../../../src/widget.ts'
import { checkSurvey } from '../contract/check-survey.ts'
import { Survey, SurveyRules } from '../contract/survey.ts'
import { readSurveys } from '../contract/surveys.ts'

export interface Surveys {
  /** `undefined`: nothing is known yet. */
  readonly all: ReadonlySignal<readonly Survey[] | undefined>
  readonly rules: ReadonlySignal<SurveyRules | undefined>
  readonly failed: ReadonlySignal<boolean>
  find(surveyId: string): Survey | undefined
  /** What is known is at hand, and read anew if it is old. Never rejects. */
  load(): Promise<void>
  refresh(): Promise<void>
}

interface Kept {
  readonly items: readonly unknown[]
  readonly rules: SurveyRules
  /** When it was read, ms since 1970. */
  readonly at: number
}

const KEY = 'surveys'
const FRESH_MS = 300_000

export function createSurveys({
  store,
  call,
  report,
}: Pick<WidgetContext, 'store' | 'call' | 'report'>): Surveys {
  const known = signal<Kept>()
  const failed = signal(false)
  const reported = new Set<string>()
  let reading: Promise<void> | undefined

  function complain(sentence: string): void {
    if (reported.has(sentence)) return
    reported.add(sentence)
    report(new Error(sentence))
  }

  /** One that is wrong takes no other with it. */
  function parse(item: unknown, index: number): readonly Survey[] {
    const { data, error } = Survey.safeParse(item)
    const { id = `#${index}` } = Object(item) as { readonly id?: unknown }
    const problem = data
      ? checkSurvey(data)[0]
      : { path: error!.issues[0]?.path.join('.'), reason: 'invalid' }
    if (problem)
      complain(`Survey "${id}" is left out, because of ${problem.path}: ${problem.reason}.`)
    return data && !problem ? [data] : []
  }

  const all = computed(() => known.value?.items.flatMap(parse))

  async function read(): Promise<void> {
    try {
      const answer = await call(readSurveys, {})
      known.value = { ...answer, at: Date.now() }
      failed.value = false
      await store.write(KEY, known.peek(), { purpose: 'functional' })
    } catch {
      failed.value = true // Nobody has answered, or not in our words: `failed` says so to the shopper.
    }
  }

  const refresh = (): Promise<void> =>
    (reading ??= read().finally(() => {
      reading = undefined
    }))

  return {
    all,
    rules: computed(() => known.value?.rules),
    failed,
    refresh,
    find: (surveyId) => all.peek()?.find(({ id }) => id === surveyId),
    async load() {
      if (!known.peek()) {
        const kept = Object(await store.read(KEY)) as Partial<Kept>
        const { data: rules } = SurveyRules.safeParse(kept.rules)
        // Safe: only this widget writes it, and each item is parsed before it is used.
        if (rules && !known.peek()) known.value = { items: [], at: 0, ...kept, rules }
      }
      const age = Date.now() - (known.peek()?.at ?? 0)
      if (age < 0 || age > FRESH_MS) await refresh()
    },
  }
}
