/** One field of the rules: a label that stays, a hint, and what is wrong with it. */
import type { ComponentChildren, JSX } from 'preact'
import { t } from '../texts.ts'
import type { Fault } from './rules-form.ts'

export interface FieldProps {
  /** As the backend names the field. */
  readonly path: string
  readonly label: string
  readonly hint?: string | undefined
  readonly faults: readonly Fault[]
}

/** What ties a control to its label, its hint and its fault. */
export interface Ties {
  readonly id: string
  readonly 'aria-invalid'?: true
  readonly 'aria-describedby'?: string
}

/** Faults may name a part of what the control writes: `off.currency` stands with `off.minor`. */
export function faultAt(faults: readonly Fault[], path: string): Fault | undefined {
  const parent = path.replace(/\.minor$/, '')
  return faults.find(
    ({ path: found }) => found === path || found === parent || found === `${parent}.currency`,
  )
}

export function tiesOf({ path, hint, faults }: Omit<FieldProps, 'label'>): Ties {
  const isWrong = faultAt(faults, path) !== undefined
  const describedBy = [hint && `${path}-hint`, isWrong && `${path}-fault`].filter(Boolean).join(' ')
  return {
    id: path,
    ...(isWrong && { 'aria-invalid': true as const }),
    ...(describedBy && { 'aria-describedby': describedBy }),
  }
}

export function Field(props: FieldProps & { readonly children: ComponentChildren }): JSX.Element {
  const { path, label, hint, faults, children } = props
  const fault = faultAt(faults, path)
  return (
    <div class="rule-field">
      <label for={path}>{label}</label>
      {children}
      {hint && (
        <p class="hint" id={`${path}-hint`}>
          {hint}
        </p>
      )}
      {fault && (
        <p class="trouble" id={`${path}-fault`}>
          {faultText(fault)}
        </p>
      )}
    </div>
  )
}

function faultText({ reason, why }: Fault): string {
  switch (reason) {
    case 'unreadable':
    case 'wrong_currency':
    case 'costs_nothing':
    case 'ladder_not_ascending':
    case 'min_order_below_reward':
    case 'hold_too_short':
    case 'field_not_of_this_kind':
      return t(`fault.${reason}`)
    case 'message_without_link':
      return t('fault.message_without_link', { link: '{link}' })
    default:
      // Only the backend knows the numbers it allows, or a reason that is newer than this page.
      return why ?? t('fault.out_of_range')
  }
}
