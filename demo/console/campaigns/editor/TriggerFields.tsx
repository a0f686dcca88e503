/** The moment it waits for. */
import type { JSX } from 'preact'
import type { z } from 'zod/mini'
import type { Trigger } from '../../../../src/contract/campaign/trigger.ts'
import { Check } from '../../referrals/Check.tsx'
import { TextField } from '../../referrals/TextField.tsx'
import { t } from '../../texts.ts'
import type { EditorPartProps } from '../Editor.tsx'
import { SelectField } from '../SelectField.tsx'
import { NumberField } from '../TypedField.tsx'
import { Warnings } from './Warnings.tsx'

type DraftTrigger = z.input<typeof Trigger>

const BEGINNINGS: { readonly [On in DraftTrigger['on']]: Extract<DraftTrigger, { on: On }> } = {
  load: { on: 'load' },
  exit: { on: 'exit' },
  time: { on: 'time', seconds: 15 },
  scroll: { on: 'scroll', percent: 60 },
  idle: { on: 'idle', seconds: 45 },
  click: { on: 'click', selector: '' },
  seen: { on: 'seen', selector: '' },
  event: { on: 'event', name: 'order.placed' },
  cart: { on: 'cart' },
  return: { on: 'return', minutes: 30 },
}

const ONS = [
  'load',
  'exit',
  'time',
  'scroll',
  'idle',
  'click',
  'seen',
  'event',
  'cart',
  'return',
] as const

export function TriggerFields({ draft, model }: EditorPartProps): JSX.Element {
  const { trigger } = draft
  return (
    <>
      <div class="rule-fields">
        <SelectField
          path="trigger.on"
          label={t('trigger.label')}
          hint={trigger.on === 'exit' ? t('trigger.exit.hint') : undefined}
          faults={model.faults.value}
          value={trigger.on}
          options={ONS}
          words={(on) => t(`trigger.${on}`)}
          onPick={(on) => model.edit({ trigger: BEGINNINGS[on] })}
        />
        <Details draft={draft} model={model} />
      </div>
      <Warnings model={model} under="trigger" />
    </>
  )
}

function Details({ draft: { trigger }, model }: EditorPartProps): JSX.Element | null {
  const faults = model.faults.value
  const edit = (next: DraftTrigger): void => model.edit({ trigger: next })
  // A number that is missing is refused by the check, which says so beside the field.
  const number = (value: number | undefined): number => value ?? Number.NaN
  switch (trigger.on) {
    case 'exit':
      return <ExitFields trigger={trigger} model={model} />
    case 'time':
    case 'idle':
      return (
        <NumberField
          path="trigger.seconds"
          label={t('trigger.seconds')}
          faults={faults}
          value={trigger.seconds}
          onNumber={(seconds) => edit({ ...trigger, seconds: number(seconds) })}
        />
      )
    case 'scroll':
      return (
        <NumberField
          path="trigger.percent"
          label={t('trigger.percent')}
          faults={faults}
          value={trigger.percent}
          onNumber={(percent) => edit({ ...trigger, percent: number(percent) })}
        />
      )
    case 'return':
      return (
        <NumberField
          path="trigger.minutes"
          label={t('trigger.minutes')}
          faults={faults}
          value={trigger.minutes}
          onNumber={(minutes) => edit({ ...trigger, minutes: number(minutes) })}
        />
      )
    case 'click':
    case 'seen':
      return (
        <TextField
          path="trigger.selector"
          label={t('trigger.selector')}
          faults={faults}
          value={trigger.selector}
          onText={(selector) => edit({ ...trigger, selector })}
        />
      )
    case 'event':
      return (
        <TextField
          path="trigger.name"
          label={t('trigger.name')}
          faults={faults}
          value={trigger.name}
          onText={(name) => edit({ ...trigger, name })}
        />
      )
    default:
      return null
  }
}

const SENSITIVITIES = ['low', 'normal', 'high'] as const

interface ExitProps extends Pick<EditorPartProps, 'model'> {
  readonly trigger: Extract<DraftTrigger, { on: 'exit' }>
}

function ExitFields({ trigger, model }: ExitProps): JSX.Element {
  const edit = (next: DraftTrigger): void => model.edit({ trigger: next })
  return (
    <>
      <SelectField
        path="trigger.sensitivity"
        label={t('trigger.sensitivity')}
        faults={model.faults.value}
        value={trigger.sensitivity ?? 'normal'}
        options={SENSITIVITIES}
        words={(sensitivity) => t(`trigger.sensitivity.${sensitivity}`)}
        onPick={(sensitivity) => edit({ ...trigger, sensitivity })}
      />
      <NumberField
        path="trigger.dwellSeconds"
        label={t('trigger.dwell')}
        faults={model.faults.value}
        value={trigger.dwellSeconds ?? 8}
        onNumber={(dwellSeconds) => edit({ ...trigger, dwellSeconds })}
      />
      <Check
        label={t('trigger.left-edge')}
        isOn={trigger.leftEdge ?? false}
        onTurn={(leftEdge) => edit({ ...trigger, leftEdge })}
      />
    </>
  )
}
