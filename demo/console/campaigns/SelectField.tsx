/** A choice from a list, with its label and what is wrong with it. */
import type { JSX } from 'preact'
import { Field, tiesOf, type FieldProps } from '../referrals/Field.tsx'

interface SelectFieldProps<T extends string> extends FieldProps {
  readonly value: T
  readonly options: readonly T[]
  words(option: T): string
  onPick(option: T): void
}

export function SelectField<T extends string>(props: SelectFieldProps<T>): JSX.Element {
  const { value, options, words, onPick, ...field } = props
  return (
    <Field {...field}>
      <select
        {...tiesOf(field)}
        onChange={({ currentTarget }) => {
          const picked = options.find((option) => option === currentTarget.value)
          if (picked !== undefined) onPick(picked)
        }}
      >
        {options.map((option) => (
          <option key={option} value={option} selected={option === value}>
            {words(option)}
          </option>
        ))}
      </select>
    </Field>
  )
}
