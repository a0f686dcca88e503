/** When it may run, by the shop's own clock. */
import type { JSX } from 'preact'
import { Weekday, type Schedule } from '../../../../src/contract/campaign/schedule.ts'
import { Check } from '../../referrals/Check.tsx'
import { TextField } from '../../referrals/TextField.tsx'
import { t } from '../../texts.ts'
import { removeAt, replaceAt } from '../draft.ts'
import type { EditorPartProps } from '../Editor.tsx'

export function ScheduleFields({ draft, model }: EditorPartProps): JSX.Element {
  const schedule = draft.schedule ?? {}
  const put = (change: { [Key in keyof Schedule]?: Schedule[Key] | undefined }): void => {
    const next = Object.entries({ ...schedule, ...change }).filter(
      ([, value]) => value !== undefined,
    )
    // Safe: only keys and values of Schedule were put together.
    const whole = Object.fromEntries(next) as Schedule
    model.edit({ schedule: next.length === 0 ? undefined : whole })
  }
  const moment = (key: 'startsAt' | 'endsAt'): JSX.Element => (
    <TextField
      path={`schedule.${key}`}
      label={t(`schedule.${key}`)}
      hint={t('schedule.moment-hint')}
      faults={model.faults.value}
      value={schedule[key] ?? ''}
      onText={(text) => put({ [key]: text.trim() || undefined })}
    />
  )
  return (
    <>
      <p class="muted">{t('schedule.lead')}</p>
      <div class="rule-fields">
        {moment('startsAt')}
        {moment('endsAt')}
      </div>
      <fieldset class="rule-group">
        <legend>{t('schedule.days')}</legend>
        <div class="checks">
          {Weekday.options.map((day) => (
            <Check
              key={day}
              label={t(`schedule.day.${day}`)}
              isOn={schedule.days?.includes(day) ?? true}
              onTurn={(isOn) => put({ days: daysWith(schedule.days, day, isOn) })}
            />
          ))}
        </div>
      </fieldset>
      <Spans
        label={t('schedule.hours')}
        path="schedule.hours"
        fresh={{ from: '09:00', to: '17:00' }}
        spans={schedule.hours ?? []}
        model={model}
        onSpans={(hours) => put({ hours: hours.length > 0 ? hours : undefined })}
      />
      <Spans
        label={t('schedule.blackout')}
        path="schedule.blackout"
        fresh={{ from: '2026-12-24', to: '2026-12-26' }}
        spans={schedule.blackout ?? []}
        model={model}
        onSpans={(blackout) => put({ blackout: blackout.length > 0 ? blackout : undefined })}
      />
    </>
  )
}

/** All seven are every day, which is said by leaving them out; none would be never. */
function daysWith(days: Schedule['days'], day: Weekday, isOn: boolean): Schedule['days'] {
  const chosen = Weekday.options.filter((each) =>
    each === day ? isOn : (days?.includes(each) ?? true),
  )
  return chosen.length === 7 || chosen.length === 0 ? undefined : chosen
}

interface Span {
  readonly from: string
  readonly to: string
}

interface SpansProps extends Pick<EditorPartProps, 'model'> {
  readonly label: string
  readonly path: string
  readonly fresh: Span
  readonly spans: readonly Span[]
  onSpans(spans: { from: string; to: string }[]): void
}

function Spans({ label, path, fresh, spans, model, onSpans }: SpansProps): JSX.Element {
  const field = (index: number, span: Span, end: 'from' | 'to'): JSX.Element => (
    <TextField
      path={`${path}.${index}.${end}`}
      label={t(`schedule.${end}`)}
      faults={model.faults.value}
      value={span[end]}
      onText={(text) => onSpans(replaceAt(spans, index, { ...span, [end]: text.trim() }))}
    />
  )
  return (
    <fieldset class="rule-group">
      <legend>{label}</legend>
      {spans.map((span, index) => (
        <div class="condition" key={index}>
          {field(index, span, 'from')}
          {field(index, span, 'to')}
          <button type="button" class="quiet" onClick={() => onSpans(removeAt(spans, index))}>
            {t('block.remove')}
          </button>
        </div>
      ))}
      <p>
        <button type="button" class="quiet" onClick={() => onSpans([...spans, { ...fresh }])}>
          {t('schedule.add')}
        </button>
      </p>
    </fieldset>
  )
}
