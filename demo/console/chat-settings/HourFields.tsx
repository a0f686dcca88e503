/** When somebody answers: the week by the shop’s clock, and the days on which nobody does. */
import type { JSX } from 'preact'
import type { OpeningHours } from '../../../widgets/chat/contract.ts'
import { Check } from '../referrals/Check.tsx'
import { faultAt } from '../referrals/Field.tsx'
import { t } from '../texts.ts'
import type { PartProps } from './ChatSettings.tsx'

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const
type Slot = OpeningHours['weekly'][number]

/** What most shops begin with. */
const FIRST: OpeningHours = {
  weekly: [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '17:00' })),
  holidays: [],
}

export function HourFields({ form: { hours }, model }: PartProps): JSX.Element {
  const put = (change: Partial<OpeningHours>): void =>
    model.edit({ hours: { ...FIRST, ...hours, ...change } })
  return (
    <>
      <Check
        label={t('chat.hours-on')}
        hint={t('chat.hours-hint', { zone: model.kept.value?.timezone ?? '' })}
        isOn={hours !== undefined}
        onTurn={(isOn) => model.edit({ hours: isOn ? FIRST : undefined })}
      />
      {hours && (
        <>
          <ul class="plain hours">
            {DAYS.map((day) => (
              <Day key={day} day={day} hours={hours} model={model} put={put} />
            ))}
          </ul>
          <Holidays hours={hours} put={put} />
        </>
      )}
    </>
  )
}

interface HoursProps {
  readonly hours: OpeningHours
  put(change: Partial<OpeningHours>): void
}

function Day(
  props: HoursProps & Pick<PartProps, 'model'> & { readonly day: (typeof DAYS)[number] },
): JSX.Element {
  const { hours, day, put } = props
  const name = t(`chat.day.${day}`)
  // By their place in the list: that is what the server calls them.
  const slots = hours.weekly.flatMap((slot, index) => (slot.day === day ? [{ slot, index }] : []))
  const last = slots.at(-1)?.slot
  return (
    <li class="hours-day">
      <b>{name}</b>
      <div class="hours-slots">
        {slots.length === 0 && <span class="muted">{t('chat.closed')}</span>}
        {slots.map(({ slot, index }) => (
          <SlotFields key={index} {...props} slot={slot} index={index} name={name} />
        ))}
      </div>
      <button
        type="button"
        class="quiet"
        aria-label={t('chat.add-hours-of', { day: name })}
        onClick={() =>
          put({ weekly: [...hours.weekly, { day, from: last?.to ?? '09:00', to: '17:00' }] })
        }
      >
        {t('chat.add-hours')}
      </button>
    </li>
  )
}

interface SlotProps extends HoursProps, Pick<PartProps, 'model'> {
  readonly slot: Slot
  readonly index: number
  readonly name: string
}

function SlotFields({ slot, index, name, hours, put, model }: SlotProps): JSX.Element {
  const { from, to } = slot
  const path = `hours.weekly.${index}`
  const fault =
    faultAt(model.faults.value, `${path}.to`) ??
    faultAt(model.faults.value, `${path}.from`) ??
    faultAt(model.faults.value, path)
  const change = (next: Partial<Slot>): void =>
    put({ weekly: hours.weekly.map((each, at) => (at === index ? { ...each, ...next } : each)) })
  return (
    <div class="hours-slot">
      {(['from', 'to'] as const).map((end) => (
        <input
          key={end}
          type="time"
          aria-label={t(`chat.${end}`, { day: name })}
          aria-invalid={fault ? true : undefined}
          aria-describedby={fault && `${path}-fault`}
          value={slot[end]}
          onInput={({ currentTarget: { value } }) => change({ [end]: value })}
        />
      ))}
      {to <= from && to !== from && <span class="muted">{t('chat.next-day')}</span>}
      <button
        type="button"
        class="quiet"
        aria-label={t('chat.remove-of', { name: t('chat.hours-of', { day: name, from, to }) })}
        onClick={() => put({ weekly: hours.weekly.filter((_, at) => at !== index) })}
      >
        {t('chat.remove')}
      </button>
      {fault && (
        <p class="trouble" id={`${path}-fault`}>
          {fault.why}
        </p>
      )}
    </div>
  )
}

function Holidays({ hours: { holidays }, put }: HoursProps): JSX.Element {
  return (
    <fieldset class="rule-group">
      <legend>{t('chat.holidays')}</legend>
      <ul class="plain holidays">
        {holidays.map((date, index) => (
          <li key={index} class="hours-slot">
            <input
              type="date"
              aria-label={t('chat.holiday')}
              value={date}
              onInput={({ currentTarget: { value } }) =>
                put({ holidays: holidays.map((each, at) => (at === index ? value : each)) })
              }
            />
            <button
              type="button"
              class="quiet"
              aria-label={t('chat.remove-of', { name: date })}
              onClick={() => put({ holidays: holidays.filter((_, at) => at !== index) })}
            >
              {t('chat.remove')}
            </button>
          </li>
        ))}
      </ul>
      <button
        type="button"
        class="quiet hours-add"
        onClick={() => put({ holidays: [...holidays, ''] })}
      >
        {t('chat.add-holiday')}
      </button>
    </fieldset>
  )
}
