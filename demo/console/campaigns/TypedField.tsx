/** A field whose text stands for something else: what was typed stays as it was typed while it cannot be read. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { FieldProps } from '../referrals/Field.tsx'
import { TextField } from '../referrals/TextField.tsx'

interface TypedFieldProps<T> extends FieldProps {
  readonly value: T
  readonly isNumber?: 'whole' | 'money'
  readonly isLong?: boolean
  write(value: T): string
  read(text: string): T
  onValue(value: T): void
}

export function TypedField<T>(props: TypedFieldProps<T>): JSX.Element {
  const { value, write, read, onValue, ...field } = props
  const [typed, setTyped] = useState<string>()
  const written = write(value)
  // What came from elsewhere, as from a draft that was opened, is not what was typed here.
  const isOwn = typed !== undefined && write(read(typed)) === written
  return (
    <TextField
      {...field}
      value={isOwn ? typed : written}
      maxLength={20_000}
      onText={(text) => {
        setTyped(text)
        onValue(read(text))
      }}
    />
  )
}

interface NumberFieldProps extends FieldProps {
  readonly value: number | undefined
  onNumber(value: number | undefined): void
}

/** Empty for none; what is no number is `NaN`, and said to be none by whoever checks it. */
export function NumberField({ onNumber, ...props }: NumberFieldProps): JSX.Element {
  return (
    <TypedField
      {...props}
      isNumber="whole"
      write={(value) => (value === undefined ? '' : String(value))}
      read={readNumber}
      onValue={onNumber}
    />
  )
}

function readNumber(text: string): number | undefined {
  const trimmed = text.trim()
  return trimmed === '' ? undefined : Number(trimmed.replace(',', '.'))
}
