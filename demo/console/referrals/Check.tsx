/** A rule that is on or off. */
import type { JSX } from 'preact'
import { useId } from 'preact/hooks'

interface CheckProps {
  readonly label: string
  readonly hint?: string
  readonly isOn: boolean
  onTurn(isOn: boolean): void
}

export function Check({ label, hint, isOn, onTurn }: CheckProps): JSX.Element {
  const id = useId()
  return (
    <div class="rule-check">
      <label class="check">
        <input
          type="checkbox"
          checked={isOn}
          aria-describedby={hint && id}
          onChange={(event) => onTurn(event.currentTarget.checked)}
        />
        {label}
      </label>
      {hint && (
        <p class="hint" id={id}>
          {hint}
        </p>
      )}
    </div>
  )
}
