/** Prepared answers: question, answer, where to read more, and which are offered at once. */
import type { JSX } from 'preact'
import type { Answer } from '../../../widgets/chat/contract.ts'
import { liftAt, removeAt, replaceAt } from '../campaigns/draft.ts'
import { Check } from '../referrals/Check.tsx'
import { faultAt } from '../referrals/Field.tsx'
import { TextField } from '../referrals/TextField.tsx'
import { t } from '../texts.ts'
import type { PartProps } from './ChatSettings.tsx'
import { ItemCard } from './ItemCard.tsx'
import { freeId } from './free-id.ts'
import { LanguageTabs, WordsField } from './WordsField.tsx'

export function AnswerFields({ form: { answers }, model }: PartProps): JSX.Element {
  const put = (next: Answer[]): void => model.edit({ answers: next })
  const onAdd = (): void => {
    const id = freeId(
      'answer',
      answers.map((answer) => answer.id),
    )
    put([...answers, { id, question: {}, answer: {}, isStarter: false }])
  }
  return (
    <>
      <p class="muted">{t('chat.answers-lead')}</p>
      <LanguageTabs model={model} />
      <ol class="plain blocks">
        {answers.map((answer, index) => (
          <ItemCard
            key={answer.id}
            name={
              answer.question[model.language.value] ??
              Object.values(answer.question)[0] ??
              t('chat.answer-number', { number: index + 1 })
            }
            fault={faultAt(model.faults.value, `answers.${index}`)}
            onLift={index > 0 ? () => put(liftAt(answers, index)) : undefined}
            onRemove={() => put(removeAt(answers, index))}
          >
            <OneAnswer
              model={model}
              answer={answer}
              path={`answers.${index}`}
              onAnswer={(next) => put(replaceAt(answers, index, next))}
            />
          </ItemCard>
        ))}
      </ol>
      <p>
        <button type="button" class="quiet" onClick={onAdd}>
          {t('chat.add-answer')}
        </button>
      </p>
    </>
  )
}

interface OneAnswerProps extends Pick<PartProps, 'model'> {
  readonly answer: Answer
  readonly path: string
  onAnswer(answer: Answer): void
}

function OneAnswer({ model, answer, path, onAnswer }: OneAnswerProps): JSX.Element {
  return (
    <>
      <WordsField
        path={`${path}.question`}
        label={t('chat.question')}
        model={model}
        words={answer.question}
        onWords={(question) => onAnswer({ ...answer, question })}
      />
      <WordsField
        path={`${path}.answer`}
        label={t('chat.answer')}
        isLong
        model={model}
        words={answer.answer}
        onWords={(words) => onAnswer({ ...answer, answer: words })}
      />
      <TextField
        path={`${path}.url`}
        label={t('chat.answer-url')}
        hint={t('chat.answer-url-hint')}
        faults={model.faults.value}
        value={answer.url ?? ''}
        onText={(url) => onAnswer({ ...answer, url: url.trim() || undefined })}
      />
      <Check
        label={t('chat.starter')}
        isOn={answer.isStarter}
        onTurn={(isStarter) => onAnswer({ ...answer, isStarter })}
      />
    </>
  )
}
