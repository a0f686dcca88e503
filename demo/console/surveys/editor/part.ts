/** What every part of the editor is given. */
import type { Survey } from '../../../../widgets/feedback/contract.ts'
import type { SurveyEditorModel } from '../editor-model.ts'

export interface PartProps {
  readonly form: Survey
  readonly model: SurveyEditorModel
  /** In which texts are written at the moment. */
  readonly language: string
}
