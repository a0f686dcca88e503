/** A part of a campaign as JSON, for developers; what is no JSON is said at once and changes nothing. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Fault } from '../../referrals/rules-form.ts'
import { TextField } from '../../referrals/TextField.tsx'
import { t } from '../../texts.ts'

interface TreeFieldProps<T> {
  readonly path: string
  readonly label: string
  readonly faults: readonly Fault[]
  readonly value: T
  onTree(value: T): void
}

export function TreeField<T>({
  path,
  label,
  faults,
  value,
  onTree,
}: TreeFieldProps<T>): JSX.Element {
  const [typed, setTyped] = useState<string>()
  const written = value === undefined ? '' : JSON.stringify(value, undefined, 2)
  const isRead = typed === undefined || isJson(typed)
  const isOwn = typed !== undefined && (!isRead || sameJson(typed, written))
  const own = isRead ? [] : [{ path, reason: 'said', why: t('audience.no-json') }]
  return (
    <TextField
      path={path}
      label={label}
      faults={[...own, ...faults]}
      isLong
      maxLength={100_000}
      value={isOwn ? typed : written}
      onText={(text) => {
        setTyped(text)
        // Safe: whatever it is, the check of the whole campaign says what is wrong with it.
        if (isJson(text)) onTree((text.trim() === '' ? undefined : JSON.parse(text)) as T)
      }}
    />
  )
}

function isJson(text: string): boolean {
  if (text.trim() === '') return true
  try {
    JSON.parse(text)
    return true
  } catch {
    return false // Half-typed: said beside the field.
  }
}

function sameJson(one: string, other: string): boolean {
  const plain = (text: string): string =>
    text.trim() === '' ? '' : JSON.stringify(JSON.parse(text))
  return plain(one) === plain(other)
}
