/** What is said at the end, a card for each ending. */
import type { JSX } from 'preact'
import type { Ending } from '../../../../widgets/feedback/contract.ts'
import { liftAt, removeAt, replaceAt } from '../../campaigns/draft.ts'
import { t } from '../../texts.ts'
import { goTo } from '../go-to.ts'
import { freeStepId } from '../steps.ts'
import { endingName } from '../words.ts'
import { ActionFields } from './ActionFields.tsx'
import { Card } from './Card.tsx'
import type { PartProps } from './part.ts'
import { WordsField } from './WordsField.tsx'

/** As the contract allows. */
const MOST = 10

export function EndingList(props: PartProps): JSX.Element {
  const { form, model, language } = props
  const { endings } = form
  const put = (next: Ending[]): void => model.edit({ endings: next })
  const canRemove = endings.length > 1
  return (
    <>
      <ol class="plain blocks" id="endings">
        {endings.map((ending, index) => (
          <Card
            key={ending.id}
            path={`endings.${index}`}
            name={endingName(form, index, language)}
            faults={model.faults.value}
            onUp={index > 0 ? () => put(liftAt(endings, index)) : undefined}
            onDown={index < endings.length - 1 ? () => put(liftAt(endings, index + 1)) : undefined}
            onRemove={canRemove ? () => put(removeAt(endings, index)) : undefined}
          >
            <WordsField
              {...props}
              path={`endings.${index}.text`}
              label={t('survey.ending-text')}
              isLong
              words={ending.text}
              onWords={(text) => put(replaceAt(endings, index, { ...ending, text }))}
            />
            <ActionFields
              {...props}
              ending={ending}
              index={index}
              onEnding={(next) => put(replaceAt(endings, index, next))}
            />
          </Card>
        ))}
      </ol>
      {endings.length < MOST && (
        <p>
          <button
            type="button"
            class="quiet"
            onClick={() => {
              put([...endings, { id: freeStepId(form, 'ending'), text: {} }])
              goTo(`endings.${endings.length}.text`)
            }}
          >
            {t('survey.add-ending')}
          </button>
        </p>
      )}
    </>
  )
}
