/** What shoppers are asked about themselves before their first message, and when. */
import type { JSX } from 'preact'
import { ContactField, PreChat } from '../../../widgets/chat/contract.ts'
import { liftAt, removeAt, replaceAt } from '../campaigns/draft.ts'
import { SelectField } from '../campaigns/SelectField.tsx'
import { Check } from '../referrals/Check.tsx'
import { Field, tiesOf } from '../referrals/Field.tsx'
import { t } from '../texts.ts'
import type { PartProps } from './ChatSettings.tsx'
import { ItemCard } from './ItemCard.tsx'
import { LanguageTabs, WordsField } from './WordsField.tsx'

const KNOWN = ['name', 'email', 'phone'] as const
type Known = (typeof KNOWN)[number]
const WHEN = PreChat.def.shape.when.options
const KINDS = ContactField.def.shape.kind.options
/** As the contract allows. */
const MOST = 8

export function PreChatFields({ form: { preChat }, model }: PartProps): JSX.Element {
  const { fields, when } = preChat
  const put = (change: Partial<PreChat>): void => model.edit({ preChat: { ...preChat, ...change } })
  return (
    <>
      <SelectField
        path="preChat.when"
        label={t('chat.pre-chat-when')}
        faults={model.faults.value}
        value={when}
        options={WHEN}
        words={(each) => t(`chat.when.${each}`)}
        onPick={(next) => put({ when: next })}
      />
      {fields.some(({ name }) => !isKnown(name)) && <LanguageTabs model={model} />}
      <ol class="plain blocks">
        {fields.map((field, index) => (
          <ItemCard
            key={field.name}
            name={isKnown(field.name) ? t(`chat.field.${field.name}`) : t('chat.field-own')}
            onLift={index > 0 ? () => put({ fields: liftAt(fields, index) }) : undefined}
            onRemove={() => put({ fields: removeAt(fields, index) })}
          >
            <OneField
              model={model}
              field={field}
              path={`preChat.fields.${index}`}
              onField={(next) => put({ fields: replaceAt(fields, index, next) })}
            />
          </ItemCard>
        ))}
      </ol>
      {fields.length < MOST && (
        <AddField fields={fields} onAdd={(field) => put({ fields: [...fields, field] })} />
      )}
    </>
  )
}

interface OneFieldProps extends Pick<PartProps, 'model'> {
  readonly field: ContactField
  readonly path: string
  onField(field: ContactField): void
}

function OneField({ model, field, path, onField }: OneFieldProps): JSX.Element {
  return (
    <>
      {!isKnown(field.name) && (
        <OwnField model={model} field={field} path={path} onField={onField} />
      )}
      <Check
        label={t('chat.field-required')}
        isOn={field.required}
        onTurn={(required) => onField({ ...field, required })}
      />
    </>
  )
}

function OwnField({ model, field, path, onField }: OneFieldProps): JSX.Element {
  const language = model.language.value
  const options = { path: `${path}.options`, faults: model.faults.value }
  return (
    <>
      <WordsField
        path={`${path}.label`}
        label={t('chat.field-label')}
        model={model}
        words={field.label}
        onWords={(label) => onField({ ...field, label })}
      />
      <SelectField
        path={`${path}.kind`}
        label={t('chat.field-kind')}
        faults={model.faults.value}
        value={field.kind}
        options={KINDS}
        words={(kind) => t(`chat.kind.${kind}`)}
        onPick={(kind) => onField({ ...field, kind })}
      />
      {field.kind === 'choice' && (
        <Field {...options} label={t('chat.field-options')}>
          <textarea
            {...tiesOf(options)}
            rows={4}
            lang={language}
            // Read when one leaves it: while one types, the last line may be empty.
            value={(field.options ?? []).map((words) => words[language] ?? '').join('\n')}
            onChange={({ currentTarget: { value } }) =>
              onField({ ...field, options: withLines(field.options ?? [], value, language) })
            }
          />
        </Field>
      )}
    </>
  )
}

function AddField({
  fields,
  onAdd,
}: {
  readonly fields: readonly ContactField[]
  onAdd(field: ContactField): void
}): JSX.Element {
  const left = KNOWN.filter((known) => !fields.some(({ name }) => name === known))
  const onAddOwn = (): void => {
    let number = 1
    while (fields.some(({ name }) => name === `field_${number}`)) number += 1
    onAdd({ name: `field_${number}`, kind: 'text', label: {}, required: false })
  }
  return (
    <div class="rules-buttons" role="group" aria-label={t('chat.field-add')}>
      {left.map((name) => (
        <button
          type="button"
          class="quiet"
          key={name}
          onClick={() => onAdd({ name, kind: name === 'name' ? 'text' : name, required: false })}
        >
          + {t(`chat.field.${name}`)}
        </button>
      ))}
      <button type="button" class="quiet" onClick={onAddOwn}>
        + {t('chat.field-own')}
      </button>
    </div>
  )
}

function isKnown(name: string): name is Known {
  return KNOWN.some((known) => known === name)
}

/** The same options in one language anew, line by line; a line less in every language is an option less. */
function withLines(
  options: NonNullable<ContactField['options']>,
  text: string,
  language: string,
): NonNullable<ContactField['options']> {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line, index) => ({ ...options[index], [language]: line }))
}
