/** Who answers by what name, and the replies they need not type. */
import type { JSX } from 'preact'
import { removeAt, replaceAt } from '../campaigns/draft.ts'
import { faultAt } from '../referrals/Field.tsx'
import { TextField } from '../referrals/TextField.tsx'
import { t } from '../texts.ts'
import type { PartProps } from './ChatSettings.tsx'
import { freeId } from './free-id.ts'
import { ItemCard } from './ItemCard.tsx'

export function CannedFields({ form: { canned }, model }: PartProps): JSX.Element {
  const faults = model.faults.value
  return (
    <>
      <p class="muted">{t('chat.canned-lead', { slotName: '{name}', slotAgent: '{agent}' })}</p>
      <ol class="plain blocks">
        {canned.map((reply, index) => (
          <ItemCard
            key={reply.id}
            name={
              reply.shortcut ? `/${reply.shortcut}` : t('chat.canned-number', { number: index + 1 })
            }
            fault={faultAt(faults, `canned.${index}`)}
            onRemove={() => model.edit({ canned: removeAt(canned, index) })}
          >
            <TextField
              path={`canned.${index}.shortcut`}
              label={t('chat.shortcut')}
              faults={faults}
              maxLength={30}
              value={reply.shortcut}
              onText={(shortcut) =>
                model.edit({
                  canned: replaceAt(canned, index, {
                    ...reply,
                    shortcut: shortcut.replace('/', ''),
                  }),
                })
              }
            />
            <TextField
              path={`canned.${index}.text`}
              label={t('chat.canned-text')}
              isLong
              faults={faults}
              maxLength={4000}
              value={reply.text}
              onText={(text) =>
                model.edit({ canned: replaceAt(canned, index, { ...reply, text }) })
              }
            />
          </ItemCard>
        ))}
      </ol>
      <p>
        <button
          type="button"
          class="quiet"
          onClick={() => {
            const id = freeId(
              'reply',
              canned.map((reply) => reply.id),
            )
            model.edit({ canned: [...canned, { id, shortcut: '', text: '' }] })
          }}
        >
          {t('chat.add-canned')}
        </button>
      </p>
    </>
  )
}

export function AgentFields({ form: { agents }, model }: PartProps): JSX.Element {
  return (
    <>
      <p class="muted">{t('chat.people-lead')}</p>
      <ol class="plain blocks">
        {agents.map((agent, index) => (
          <ItemCard
            key={index}
            name={agent.name || t('chat.person-number', { number: index + 1 })}
            fault={faultAt(model.faults.value, `agents.${index}`)}
            onRemove={() => model.edit({ agents: removeAt(agents, index) })}
          >
            <div class="rule-fields">
              {(['email', 'name'] as const).map((field) => (
                <TextField
                  key={field}
                  path={`agents.${index}.${field}`}
                  label={t(`chat.person-${field}`)}
                  faults={model.faults.value}
                  maxLength={320}
                  value={agent[field]}
                  onText={(text) =>
                    model.edit({ agents: replaceAt(agents, index, { ...agent, [field]: text }) })
                  }
                />
              ))}
            </div>
          </ItemCard>
        ))}
      </ol>
      <p>
        <button
          type="button"
          class="quiet"
          onClick={() => model.edit({ agents: [...agents, { email: '', name: '' }] })}
        >
          {t('chat.add-person')}
        </button>
      </p>
    </>
  )
}
