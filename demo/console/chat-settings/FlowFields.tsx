/** Steps of a conversation without a person, a card for each. */
import type { JSX } from 'preact'
import type { Flow } from '../../../widgets/chat/contract.ts'
import { Check } from '../referrals/Check.tsx'
import { SelectField } from '../campaigns/SelectField.tsx'
import { faultAt } from '../referrals/Field.tsx'
import { t } from '../texts.ts'
import type { PartProps } from './ChatSettings.tsx'
import { ChoiceFields } from './ChoiceFields.tsx'
import { freeId } from './free-id.ts'
import { ItemCard } from './ItemCard.tsx'
import { LanguageTabs, WordsField } from './WordsField.tsx'

export type Step = Flow['steps'][string]

const newStep = (): Step => ({ say: {}, choices: [{ label: {}, to: 'person' }] })
const newFlow = (): Flow => ({ start: 'step-1', steps: { 'step-1': newStep() } })

export function FlowFields({ form: { flow }, model }: PartProps): JSX.Element {
  return (
    <>
      <p class="muted">{t('chat.flow-lead')}</p>
      <Check
        label={t('chat.flow-on')}
        isOn={flow !== undefined}
        onTurn={(isOn) => model.edit({ flow: isOn ? newFlow() : undefined })}
      />
      {flow && (
        <>
          <LanguageTabs model={model} />
          <Steps flow={flow} model={model} />
        </>
      )}
    </>
  )
}

export interface FlowProps extends Pick<PartProps, 'model'> {
  readonly flow: Flow
}

function Steps({ flow, model }: FlowProps): JSX.Element {
  const ids = Object.keys(flow.steps)
  const put = (change: Partial<Flow>): void => model.edit({ flow: { ...flow, ...change } })
  const remove = (id: string): void => {
    const { [id]: _gone, ...steps } = flow.steps
    put({ steps, start: flow.start === id ? (Object.keys(steps)[0] ?? '') : flow.start })
  }
  return (
    <>
      <SelectField
        path="flow.start"
        label={t('chat.flow-start')}
        faults={model.faults.value}
        value={flow.start}
        options={ids}
        words={(id) => stepName(flow, id, model.language.value)}
        onPick={(start) => put({ start })}
      />
      <ol class="plain blocks">
        {ids.map((id) => (
          <ItemCard
            key={id}
            name={stepName(flow, id, model.language.value)}
            fault={faultAt(model.faults.value, `flow.steps.${id}`)}
            onRemove={() => remove(id)}
          >
            <StepFields
              flow={flow}
              model={model}
              id={id}
              onStep={(step) => put({ steps: { ...flow.steps, [id]: step } })}
            />
          </ItemCard>
        ))}
      </ol>
      <p>
        <button
          type="button"
          class="quiet"
          onClick={() => put({ steps: { ...flow.steps, [freeId('step', ids)]: newStep() } })}
        >
          {t('chat.add-step')}
        </button>
      </p>
    </>
  )
}

interface StepProps extends FlowProps {
  readonly id: string
  onStep(step: Step): void
}

function StepFields({ flow, model, id, onStep }: StepProps): JSX.Element | null {
  const step = flow.steps[id]
  if (!step) return null
  return (
    <>
      <WordsField
        path={`flow.steps.${id}.say`}
        label={t('chat.say')}
        isLong
        model={model}
        words={step.say}
        onWords={(say) => onStep({ ...step, say })}
      />
      <ChoiceFields flow={flow} model={model} id={id} step={step} onStep={onStep} />
    </>
  )
}

/** By its place, and the beginning of what it says. */
export function stepName({ steps }: Flow, id: string, language: string): string {
  const number = Object.keys(steps).indexOf(id) + 1
  const say = steps[id]?.say ?? {}
  const name = say[language] ?? Object.values(say)[0]
  if (!name) return t('chat.step', { number })
  return t('chat.step-named', { number, name: name.length > 40 ? `${name.slice(0, 39)}…` : name })
}
