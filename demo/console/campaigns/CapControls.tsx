/** How often is often enough: of one campaign, or of all together. */
import type { JSX } from 'preact'
import type { Caps } from '../../../src/contract/campaign/caps.ts'
import type { FieldProps } from '../referrals/Field.tsx'
import { t } from '../texts.ts'
import { SelectField } from './SelectField.tsx'
import { NumberField } from './TypedField.tsx'

const UNITS = ['hour', 'day', 'week', 'month'] as const
const STOPS = ['none', 'close', 'convert', '2', '3'] as const

interface CapControlsProps extends Pick<FieldProps, 'faults'> {
  readonly caps: Caps
  onCaps(caps: Caps): void
}

export function CapControls({ caps, faults, onCaps }: CapControlsProps): JSX.Element {
  const put = (change: { [Key in keyof Caps]?: Caps[Key] | undefined }): void => {
    const next = Object.entries({ ...caps, ...change }).filter(([, value]) => value !== undefined)
    // Safe: only keys and values of Caps were put together.
    onCaps(Object.fromEntries(next) as Caps)
  }
  const times = (key: 'perPage' | 'perVisit' | 'total'): JSX.Element => (
    <NumberField
      path={`caps.${key}`}
      label={t(`caps.${key}`)}
      faults={faults}
      value={caps[key]}
      onNumber={(value) => put({ [key]: value })}
    />
  )
  return (
    <div class="rule-fields">
      {times('perPage')}
      {times('perVisit')}
      {times('total')}
      <NumberField
        path="caps.every.n"
        label={t('caps.every')}
        faults={faults}
        value={caps.every?.n}
        onNumber={(n) =>
          put({ every: n === undefined ? undefined : { unit: caps.every?.unit ?? 'day', n } })
        }
      />
      {caps.every && (
        <SelectField
          path="caps.every.unit"
          label={t('caps.unit')}
          faults={faults}
          value={caps.every.unit}
          options={UNITS}
          words={(unit) => t(`caps.unit.${unit}`)}
          onPick={(unit) => caps.every && put({ every: { ...caps.every, unit } })}
        />
      )}
      <SelectField
        path="caps.stopAfter"
        label={t('caps.stop')}
        faults={faults}
        value={stopOf(caps)}
        options={STOPS}
        words={(stop) => t(`caps.stop.${stop}`)}
        onPick={(stop) => put({ stopAfter: readStop(stop) })}
      />
    </div>
  )
}

function stopOf({ stopAfter }: Caps): (typeof STOPS)[number] {
  return STOPS.find((stop) => stop === String(stopAfter)) ?? 'none'
}

function readStop(stop: (typeof STOPS)[number]): Caps['stopAfter'] {
  if (stop === 'none') return undefined
  return stop === 'close' || stop === 'convert' ? stop : Number(stop)
}
