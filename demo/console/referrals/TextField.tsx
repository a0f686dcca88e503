/** A field of one line, or of several. */
import type { JSX } from 'preact'
import { Field, tiesOf, type FieldProps } from './Field.tsx'

interface TextFieldProps extends FieldProps {
  readonly value: string
  readonly isNumber?: 'whole' | 'money'
  readonly isLong?: boolean
  readonly maxLength?: number
  onText(text: string): void
}

const MODES = { whole: 'numeric', money: 'decimal' } as const

export function TextField(props: TextFieldProps): JSX.Element {
  const { value, isNumber, isLong, maxLength = 2048, onText, ...field } = props
  return (
    <Field {...field}>
      {isLong ? (
        <textarea
          {...tiesOf(field)}
          rows={3}
          maxLength={maxLength}
          value={value}
          onInput={(event) => onText(event.currentTarget.value)}
        />
      ) : (
        <input
          {...tiesOf(field)}
          class={isNumber ? 'number' : undefined}
          inputMode={isNumber && MODES[isNumber]}
          maxLength={maxLength}
          autocomplete="off"
          value={value}
          onInput={(event) => onText(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
