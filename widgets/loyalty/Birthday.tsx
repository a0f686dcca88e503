/** Day and month, never the year; said before it is saved: when it counts from, and that it stays for a year. */
import type { JSX } from 'preact'
import type { EarnStanding } from './contract/earning.ts'
import type { EarnRule } from './contract/program.ts'
import type { PartProps } from './Loyalty.tsx'

interface BirthdayProps extends PartProps {
  readonly rule: EarnRule
  readonly standing: EarnStanding
}

export function Birthday({ rule, standing, model, t, format }: BirthdayProps): JSX.Element {
  const known = standing.birthday
  if (known && Date.parse(known.editableAt) > Date.now()) {
    const date = format.date(known.paysFrom)
    return <p class="note">{t('birthdayKnown', { date, edit: format.date(known.editableAt) })}</p>
  }
  const onSave = (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }): void => {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    void model.earning.setBirthday(rule, Number(fields.get('month')), Number(fields.get('day')))
  }
  const months = new Intl.DateTimeFormat(format.locale, { month: 'long' })
  const choice = (
    name: 'day' | 'month',
    count: number,
    write: (index: number) => string | number,
  ): JSX.Element => (
    <label>
      {t(name)}
      <select name={name} required>
        {Array.from({ length: count }, (_, index) => (
          <option key={index} value={index + 1} selected={known?.[name] === index + 1}>
            {write(index)}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <form class="birthday" onSubmit={onSave}>
      <div class="buttons">
        {choice('day', 31, (index) => index + 1)}
        {choice('month', 12, (index) => months.format(new Date(2000, index, 15)))}
        <button type="submit" class="plain">
          {t('save')}
        </button>
      </div>
      <p class="note">{t('birthdayGuard')}</p>
    </form>
  )
}
