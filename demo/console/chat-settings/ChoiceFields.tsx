/** What one can choose at a step, and where each leads. */
import type { JSX } from 'preact'
import type { Flow } from '../../../widgets/chat/contract.ts'
import { removeAt, replaceAt } from '../campaigns/draft.ts'
import { SelectField } from '../campaigns/SelectField.tsx'
import { t } from '../texts.ts'
import { ENDS, isEnd } from './flow-faults.ts'
import { stepName, type FlowProps, type Step } from './FlowFields.tsx'
import { WordsField } from './WordsField.tsx'

/** As the contract allows. */
const MOST = 8

interface ChoicesProps extends FlowProps {
  readonly id: string
  readonly step: Step
  onStep(step: Step): void
}

export function ChoiceFields(props: ChoicesProps): JSX.Element {
  const { step, onStep } = props
  const { choices } = step
  return (
    <fieldset class="rule-group">
      <legend>{t('chat.choices')}</legend>
      <ol class="plain choices">
        {choices.map((choice, index) => (
          <li key={index} class="choice">
            <Choice {...props} choice={choice} index={index} />
            {choices.length > 1 && (
              <button
                type="button"
                class="quiet"
                aria-label={t('chat.remove-of', { name: t('chat.choice', { number: index + 1 }) })}
                onClick={() => onStep({ ...step, choices: removeAt(choices, index) })}
              >
                {t('chat.remove')}
              </button>
            )}
          </li>
        ))}
      </ol>
      {choices.length < MOST && (
        <p>
          <button
            type="button"
            class="quiet"
            onClick={() => onStep({ ...step, choices: [...choices, { label: {}, to: 'person' }] })}
          >
            {t('chat.add-choice')}
          </button>
        </p>
      )}
    </fieldset>
  )
}

interface ChoiceProps extends ChoicesProps {
  readonly choice: Step['choices'][number]
  readonly index: number
}

function Choice({ flow, model, id, step, choice, index, onStep }: ChoiceProps): JSX.Element {
  const path = `flow.steps.${id}.choices.${index}`
  const put = (change: Partial<typeof choice>): void =>
    onStep({ ...step, choices: replaceAt(step.choices, index, { ...choice, ...change }) })
  return (
    <>
      <WordsField
        path={`${path}.label`}
        label={t('chat.choice', { number: index + 1 })}
        model={model}
        words={choice.label}
        onWords={(label) => put({ label })}
      />
      <SelectField
        path={`${path}.to`}
        label={t('chat.leads-to')}
        faults={model.faults.value}
        value={choice.to}
        options={targets(flow, choice.to)}
        words={(to) => targetName(flow, to, model.language.value)}
        onPick={(to) => put({ to })}
      />
    </>
  )
}

/** Every step, and the ends; also what is not there any more, as long as it is chosen. */
function targets({ steps }: Flow, chosen: string): string[] {
  return [...new Set([...Object.keys(steps), ...ENDS, chosen])]
}

function targetName(flow: Flow, to: string, language: string): string {
  if (isEnd(to)) return t(`chat.to.${to}`)
  return Object.hasOwn(flow.steps, to) ? stepName(flow, to, language) : t('chat.to.missing')
}
