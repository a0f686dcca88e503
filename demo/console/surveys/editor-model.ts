/** Surveys as they are being written: each as far as it is, until it is saved or dropped. */
import { batch, computed, signal, type ReadonlySignal } from '@preact/signals'
import {
  listSurveys,
  saveSurvey,
  Survey,
  type SurveyRow,
} from '../../../widgets/feedback/contract.ts'
import { ApiError, at, type Call } from '../api.ts'
import { createAttempts, type Attempts } from '../attempts.ts'
import type { Settings } from '../campaigns/draft.ts'
import { findFaults, isOfWays, saidFaults, type SurveyFault } from './faults.ts'
import type { SurveyListModel } from './list-model.ts'
import { cook, type TemplateName } from './templates/index.ts'

export interface SurveyDraft {
  readonly form: Survey
  /** It was never saved. */
  readonly isNew: boolean
  /** The revision it was made from. */
  readonly base: number
  readonly isTouched: boolean
  /** Saving was tried: from then on all that is missing is said. */
  readonly wasTried: boolean
  /** In which its texts are shown. */
  readonly language: string
}

export interface SurveyEditorModel extends Pick<Attempts, 'busy' | 'trouble'> {
  /** By the short name they were opened with; several may be under way at once. */
  readonly drafts: ReadonlySignal<Readonly<Record<string, SurveyDraft>>>
  /** Which is open. */
  readonly openId: ReadonlySignal<string>
  readonly draft: ReadonlySignal<SurveyDraft | undefined>
  /** As the server keeps it; undefined of a new one. */
  readonly row: ReadonlySignal<SurveyRow | undefined>
  /** Offers and segments of the shop. */
  readonly settings: ReadonlySignal<Settings | undefined>
  readonly faults: ReadonlySignal<readonly SurveyFault[]>
  /** Some survey holds what is not saved. */
  readonly isTouched: ReadonlySignal<boolean>
  /** Said once after saving. */
  readonly isSaved: ReadonlySignal<boolean>
  open(surveyId: string): void
  /** Answers the short name of the new one. */
  begin(template: TemplateName): string
  edit(change: Partial<Survey>): void
  write(language: string): void
  /** Afterwards `faults` has what hindered it, or `openId` its short name. */
  save(): Promise<void>
  startOver(): void
  forget(): void
}

export interface SurveyEditorOptions {
  readonly list: SurveyListModel
  readonly settings: ReadonlySignal<Settings | undefined>
}

export function createSurveyEditorModel(
  call: Call,
  { list, settings }: SurveyEditorOptions,
): SurveyEditorModel {
  const drafts = signal<Readonly<Record<string, SurveyDraft>>>({})
  const openId = signal('')
  const isSaved = signal(false)
  const { busy, trouble, attempt, forgive } = createAttempts()
  const draft = computed(() => drafts.value[openId.value])
  const row = computed(() => (draft.value?.isNew ? undefined : list.find(openId.value)))
  const found = computed(() => (draft.value ? findFaults(draft.value.form, settings.value) : []))
  const faults = computed(() => {
    const said = saidFaults(trouble.value)
    if (said.length > 0) return said
    return draft.value?.wasTried ? found.value : found.value.filter(isOfWays)
  })

  function change(id: string, next: Partial<SurveyDraft>): void {
    const known = drafts.value[id]
    if (known) drafts.value = { ...drafts.value, [id]: { ...known, ...next } }
  }

  function drop(id: string): void {
    const { [id]: _gone, ...others } = drafts.value
    drafts.value = others
  }

  function show(id: string, next: SurveyDraft): void {
    batch(() => {
      drafts.value = { ...drafts.value, [id]: next }
      turnTo(id)
    })
  }

  function turnTo(id: string): void {
    forgive()
    isSaved.value = false
    openId.value = id
  }

  async function put(id: string, { form, isNew, base }: SurveyDraft): Promise<void> {
    const survey = { ...Survey.parse(form), revision: Math.max(1, base) }
    try {
      const params = { surveyId: form.id }
      take(id, form, await call(at(saveSurvey, { params }), { survey, isNew }))
    } catch (error) {
      // Somebody else has saved meanwhile: what was written here stays, and the next try replaces theirs knowingly.
      if (error instanceof ApiError && error.code === 'revision_conflict') await meet(id)
      throw error
    }
  }

  function take(id: string, sent: Survey, kept: SurveyRow): void {
    const now = drafts.value[id]
    batch(() => {
      list.put(kept)
      drop(id)
      const fresh = draftOf(kept.survey, now?.language)
      // What was written while it was on its way is not saved yet.
      const isAhead = now !== undefined && now.form !== sent
      const next = isAhead ? { ...fresh, form: now.form, isTouched: true } : fresh
      drafts.value = { ...drafts.value, [kept.survey.id]: next }
      if (openId.value === id) openId.value = kept.survey.id
      isSaved.value = !isAhead
    })
  }

  async function meet(id: string): Promise<void> {
    const { items } = await call(listSurveys)
    const theirs = items.find(({ survey }) => survey.id === id)
    if (!theirs) return
    list.put(theirs)
    change(id, { base: theirs.survey.revision })
  }

  return {
    drafts,
    openId,
    draft,
    row,
    settings,
    faults,
    isTouched: computed(() => Object.values(drafts.value).some((each) => each.isTouched)),
    isSaved,
    busy,
    trouble,
    open(surveyId) {
      if (openId.value === surveyId && draft.value?.isTouched) return
      const kept = list.find(surveyId)
      if (drafts.value[surveyId]?.isTouched || !kept) turnTo(surveyId)
      else if (openId.value !== surveyId || !isSaved.value)
        show(surveyId, draftOf(kept.survey, drafts.value[surveyId]?.language))
    },
    begin(template) {
      const taken = [
        ...(list.rows.value ?? []).map(({ survey }) => survey.id),
        ...Object.keys(drafts.value),
      ]
      const form = cook(template, { taken, offerId: settings.value?.offers[0]?.id })
      show(form.id, { ...draftOf(form), isNew: true, base: 0 })
      return form.id
    },
    edit(next) {
      const { value: open } = draft
      if (!open) return
      forgive()
      isSaved.value = false
      change(openId.value, { form: { ...open.form, ...next } as Survey, isTouched: true })
    },
    write: (language) => change(openId.value, { language }),
    async save() {
      const { value: open } = draft
      if (!open) return
      forgive()
      isSaved.value = false
      change(openId.value, { wasTried: true })
      if (found.value.length === 0) await attempt(() => put(openId.value, open))
    },
    startOver() {
      const kept = list.find(openId.value)
      if (kept) show(openId.value, draftOf(kept.survey, draft.value?.language))
      else drop(openId.value)
    },
    forget() {
      batch(() => {
        drafts.value = {}
        turnTo('')
      })
    },
  }
}

function draftOf(form: Survey, language?: string): SurveyDraft {
  return {
    form,
    isNew: false,
    base: form.revision,
    isTouched: false,
    wasTried: false,
    language: form.locales.find((locale) => locale === language) ?? form.locales[0] ?? 'en',
  }
}
