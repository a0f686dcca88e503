/** A labelled field with a hint, and the reason beside it when what is in it cannot be taken. */
import { useId, useRef, useState } from 'preact/hooks'
import type { JSX, TargetedInputEvent } from 'preact'

type Control = HTMLInputElement | HTMLSelectElement

export interface FieldState {
  readonly control: (element: Control | null) => void
  readonly wrong: string | undefined
  readonly onTouch: () => void
}

export interface Fields {
  of(name: string): FieldState
  /** `false` when one is wrong: it says so, and has the focus. */
  check(): boolean
}

/** `checks`: by name, in the order of the form, the words for what is wrong. */
export function useFields(checks: Readonly<Record<string, () => string | undefined>>): Fields {
  const [wrongs, setWrongs] = useState<Readonly<Record<string, string | undefined>>>({})
  const controls = useRef<Record<string, Control | null>>({})
  return {
    of: (name) => ({
      control: (element) => void (controls.current[name] = element),
      wrong: wrongs[name],
      onTouch: () => setWrongs(({ [name]: _gone, ...others }) => others),
    }),
    check() {
      const found = Object.entries(checks).map(([name, check]) => [name, check()] as const)
      const first = found.find(([, wrong]) => wrong)
      setWrongs(Object.fromEntries(found))
      if (first) controls.current[first[0]]?.focus()
      return !first
    },
  }
}

export interface FieldProps extends FieldState {
  readonly label: string
  readonly value: string
  readonly hint?: string | undefined
  readonly isRequired?: boolean | undefined
  /** A list to choose from; the first is what stands there before. */
  readonly options?: readonly string[] | undefined
  readonly type?: 'text' | 'email' | 'tel'
  readonly inputMode?: 'numeric'
  readonly autocomplete?: string
  readonly maxLength?: number
  onText(text: string): void
}

export function Field(props: FieldProps): JSX.Element {
  const { control, wrong, onTouch, label, value, hint, isRequired, options, onText } = props
  const { type = 'text', inputMode, autocomplete, maxLength } = props
  const id = useId()
  const describing = [wrong && `${id}-wrong`, hint && `${id}-hint`].filter(Boolean).join(' ')
  const shared = {
    id,
    ref: control,
    value,
    class: 'start-input',
    'aria-required': isRequired === true,
    'aria-invalid': wrong !== undefined,
    ...(describing && { 'aria-describedby': describing }),
    onInput: (event: TargetedInputEvent<Control>) => {
      onTouch()
      onText(event.currentTarget.value)
    },
  }
  return (
    <div class="contact-field">
      <label for={id}>{label}</label>
      {options ? (
        <select {...shared}>
          {options.map((text, index) => (
            <option key={index} value={index === 0 ? '' : text}>
              {text}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...shared}
          // Safe: the three have the same attributes; Preact types each apart.
          type={type as 'text'}
          {...(inputMode && { inputMode })}
          {...(autocomplete && { autocomplete })}
          {...(maxLength && { maxLength })}
        />
      )}
      {wrong && (
        <p id={`${id}-wrong`} class="contact-wrong">
          {wrong}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} class="note">
          {hint}
        </p>
      )}
    </div>
  )
}
