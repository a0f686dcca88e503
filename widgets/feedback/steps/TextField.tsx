/** Words of the shopper’s own, or an address. */
import type { JSX } from 'preact'
import type { Step } from '../contract/steps.ts'
import { saidIn, say } from '../say.ts'
import type { FieldProps } from './StepView.tsx'

type TextStep = Extract<Step, { kind: 'text' | 'email' }>

export function TextField(props: FieldProps<TextStep>): JSX.Element {
  const { step, value, sitting, format, id, isWrong, onValue } = props
  const shared = {
    class: 'fb-input',
    'aria-labelledby': id,
    'aria-describedby': [step.hint && `${id}-hint`, isWrong && `${id}-wrong`]
      .filter(Boolean)
      .join(' '),
    'aria-invalid': isWrong,
    required: step.required,
    value: String(value ?? ''),
    onInput: (event: { readonly currentTarget: { readonly value: string } }) =>
      onValue(event.currentTarget.value),
  }
  if (step.kind === 'email')
    return <input {...shared} type="email" autocomplete="email" maxLength={320} />
  return (
    <textarea
      {...shared}
      {...saidIn(sitting, format)}
      rows={3}
      maxLength={step.most}
      placeholder={say(step.placeholder, sitting)}
    />
  )
}
