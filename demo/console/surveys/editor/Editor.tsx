/** One survey: when it asks whom, its questions and endings; what is wrong stands with its field and at the end. */
import type { JSX, TargetedSubmitEvent } from 'preact'
import { useEffect } from 'preact/hooks'
import { Chapter } from '../../Chapter.tsx'
import { t } from '../../texts.ts'
import { TroubleLine } from '../../TroubleLine.tsx'
import type { SurveyEditorModel } from '../editor-model.ts'
import { goTo } from '../go-to.ts'
import type { SurveysModel } from '../model.ts'
import { asksByItself } from '../words.ts'
import { BasicFields } from './BasicFields.tsx'
import { EndingList } from './EndingList.tsx'
import { Foot } from './Foot.tsx'
import { Head } from './Head.tsx'
import { LanguageFields, LanguageTabs } from './LanguageFields.tsx'
import { MomentFields } from './MomentFields.tsx'
import { NameFields } from './NameFields.tsx'
import { OftenFields } from './OftenFields.tsx'
import type { PartProps } from './part.ts'
import { StepList } from './StepList.tsx'
import { WayList } from './WayList.tsx'
import { WhomFields } from './WhomFields.tsx'

interface EditorProps {
  readonly model: SurveysModel
  readonly surveyId: string
}

export function Editor({ model: { editor, list }, surveyId }: EditorProps): JSX.Element {
  const isListed = list.rows.value !== undefined
  useEffect(() => editor.open(surveyId), [editor, surveyId, isListed])
  const draft = editor.draft.value
  if (!draft || editor.openId.value !== surveyId)
    return list.trouble.value && !isListed ? (
      <TroubleLine trouble={list.trouble.value} />
    ) : (
      <p role="status">{t(isListed ? 'surveys.missing' : 'loading')}</p>
    )
  const onSubmit = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault()
    void saveAndShow(editor, surveyId)
  }
  const { form, language } = draft
  return (
    <>
      <Head model={editor} list={list} form={form} />
      <form class="rules" onSubmit={onSubmit} noValidate>
        <Chapters form={form} model={editor} language={language} />
        <Foot
          model={editor}
          form={form}
          onSaveAndOpen={async () => {
            await saveAndShow(editor, surveyId)
            if (editor.isSaved.value) await list.switchTo(editor.openId.value, 'open')
          }}
        />
      </form>
    </>
  )
}

/** A new one may have been given another short name; what hinders it gets the focus. */
async function saveAndShow(model: SurveyEditorModel, surveyId: string): Promise<void> {
  await model.save()
  if (model.isSaved.value && model.openId.value !== surveyId)
    location.hash = `#surveys/edit/${model.openId.value}`
  const [first] = model.faults.value
  if (!first) return
  if (first.language) model.write(first.language)
  goTo(first.path)
}

function Chapters(part: PartProps): JSX.Element {
  const isUnasked = asksByItself(part.form)
  return (
    <>
      <Chapter title={t('survey.basics')}>
        <BasicFields {...part} />
      </Chapter>
      <Chapter title={t('survey.languages')}>
        <LanguageFields {...part} />
      </Chapter>
      <Chapter title={t('survey.when')}>
        <MomentFields {...part} />
      </Chapter>
      {isUnasked && (
        <>
          <Chapter title={t('survey.who')}>
            <WhomFields {...part} />
          </Chapter>
          <Chapter title={t('survey.often')}>
            <OftenFields {...part} />
          </Chapter>
        </>
      )}
      <Chapter title={t('survey.steps')}>
        <p class="muted">{t('survey.steps-lead')}</p>
        <LanguageTabs {...part} />
        <StepList {...part} />
      </Chapter>
      <Chapter title={t('survey.endings')}>
        <p class="muted">{t('survey.endings-lead')}</p>
        <LanguageTabs {...part} />
        <EndingList {...part} />
      </Chapter>
      <Chapter title={t('survey.ways')}>
        <WayList {...part} />
      </Chapter>
      <Chapter title={t('survey.names')}>
        <NameFields {...part} />
      </Chapter>
    </>
  )
}
