/** Surveys, as the merchant works on them. */
import { computed, type ReadonlySignal } from '@preact/signals'
import type { Call } from '../api.ts'
import { createSettingsModel, type SettingsModel } from '../campaigns/settings-model.ts'
import { createSurveyResultsModel, type SurveyResultsModel } from '../survey-results/model.ts'
import { createSurveyEditorModel, type SurveyEditorModel } from './editor-model.ts'
import { createSurveyListModel, type SurveyListModel } from './list-model.ts'
import { createSurveyRulesModel, type SurveyRulesModel } from './rules-model.ts'

export interface SurveysModel {
  readonly list: SurveyListModel
  readonly editor: SurveyEditorModel
  readonly results: SurveyResultsModel
  readonly rules: SurveyRulesModel
  /** Offers and segments that surveys may name. */
  readonly shop: SettingsModel
  /** Something is written that is not saved. */
  readonly isTouched: ReadonlySignal<boolean>
  forget(): void
}

export function createSurveysModel(call: Call): SurveysModel {
  const list = createSurveyListModel(call)
  const shop = createSettingsModel(call)
  const editor = createSurveyEditorModel(call, { list, settings: shop.kept })
  const rules = createSurveyRulesModel(call)
  const parts = { list, shop, editor, rules, results: createSurveyResultsModel(call) }
  return {
    ...parts,
    isTouched: computed(() => editor.isTouched.value || rules.isTouched.value),
    forget() {
      for (const part of Object.values(parts)) part.forget()
    },
  }
}
