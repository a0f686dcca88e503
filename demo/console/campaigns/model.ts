/** Campaigns, as the merchant works on them. */
import type { Call } from '../api.ts'
import { createEditorModel, type EditorModel } from './editor-model.ts'
import { createListModel, type ListModel } from './list-model.ts'
import { createResultsModel, type ResultsModel } from './results-model.ts'
import { createSettingsModel, type SettingsModel } from './settings-model.ts'

export interface CampaignsModel {
  readonly list: ListModel
  readonly editor: EditorModel
  readonly results: ResultsModel
  readonly settings: SettingsModel
  forget(): void
}

export function createCampaignsModel(call: Call): CampaignsModel {
  const list = createListModel(call)
  const settings = createSettingsModel(call)
  const parts = {
    list,
    settings,
    editor: createEditorModel(call, { list, settings: settings.kept }),
    results: createResultsModel(call),
  }
  return {
    ...parts,
    forget() {
      for (const part of Object.values(parts)) part.forget()
    },
  }
}
