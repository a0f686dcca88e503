/** Above the field for the first message: what the merchant asks first, and what goes along. */
import type { JSX } from 'preact'
import { Icon } from '../../../src/ui/Icon.tsx'
import type { ContactField } from '../contract/facts.ts'
import { inLanguage } from '../model/in-language.ts'
import type { StartProps } from '../start/start-props.ts'
import { Field } from './Field.tsx'
import type { Opening as OpeningState } from './use-opening.ts'

export interface OpeningViewProps extends StartProps {
  readonly opening: OpeningState
}

const CROSS = 'M7 7l10 10M17 7L7 17'
/** Of what browsers fill in by themselves. */
const FILLED_IN: Readonly<Record<string, string>> = { name: 'name', email: 'email', phone: 'tel' }
const MOST_LETTERS: Readonly<Record<string, number>> = { name: 100, email: 320, phone: 40 }

export function Opening(props: OpeningViewProps): JSX.Element | null {
  const { t, opening } = props
  const { isNew, asked, about, notes, setAbout } = opening
  const count = notes.before.length
  if (!isNew || (asked.length === 0 && !about && count === 0)) return null
  return (
    <div class="contact">
      {about && (
        <p class="line contact-about">
          <span dir="auto">{t('about', { order: about })}</span>
          <button
            type="button"
            class="chat-round"
            aria-label={t('aboutRemove')}
            onClick={() => setAbout('')}
          >
            <Icon path={CROSS} />
          </button>
        </p>
      )}
      {count > 0 && <p class="note">{t('along')}</p>}
      {asked.map((field) => (
        <Asked key={field.name} {...props} field={field} />
      ))}
    </div>
  )
}

function Asked(props: OpeningViewProps & { readonly field: ContactField }): JSX.Element {
  const { t, format, opening, field } = props
  const { name, kind, required, options } = field
  const label = labelOf(props)
  const hint = t(opening.isThere ? 'emailWhy' : 'emailAway')
  const filledIn = FILLED_IN[name]
  return (
    <Field
      {...opening.fields.of(name)}
      label={required ? label : `${label} (${t('optional')})`}
      hint={kind === 'email' ? hint : undefined}
      value={opening.values[name] ?? ''}
      isRequired={required}
      type={kind === 'email' ? 'email' : kind === 'phone' ? 'tel' : 'text'}
      autocomplete={filledIn ?? 'off'}
      maxLength={MOST_LETTERS[name] ?? 1000}
      options={
        kind === 'choice'
          ? [t('choose'), ...(options ?? []).map((words) => inLanguage(words, format.locale))]
          : undefined
      }
      onText={(text) => opening.setValue(name, text)}
    />
  )
}

/** Known fields have words of ours; the merchant’s go first. */
function labelOf({
  t,
  format,
  field,
}: OpeningViewProps & { readonly field: ContactField }): string {
  const { name, label } = field
  if (label) return inLanguage(label, format.locale)
  return name === 'name' || name === 'email' || name === 'phone' ? t(name) : name
}
