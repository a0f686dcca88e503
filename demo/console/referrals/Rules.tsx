/** The rules of inviting: whether it runs, what they say in short, and the form to write them. */
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { Chapter } from '../Chapter.tsx'
import { StatusSwitch } from '../StatusSwitch.tsx'
import { day, number, t } from '../texts.ts'
import { TroubleLine } from '../TroubleLine.tsx'
import { RulesForm } from './RulesForm.tsx'
import type { RulesModel, Versions } from './rules-model.ts'
import { rulesInShort } from './rules-words.ts'

export function Rules({ model }: { readonly model: RulesModel }): JSX.Element {
  useEffect(() => void model.load(), [model])
  const versions = model.versions.value
  if (!versions) {
    return model.trouble.value ? (
      <TroubleLine trouble={model.trouble.value} />
    ) : (
      <p role="status">{t('loading')}</p>
    )
  }
  return (
    <>
      {versions.inForce ? <Status versions={versions} model={model} /> : <p>{t('rules.none')}</p>}
      {versions.inForce && versions.draft && <DraftNote versions={versions} model={model} />}
      <InShort model={model} />
      <RulesForm model={model} />
    </>
  )
}

interface PartProps {
  readonly versions: Versions
  readonly model: RulesModel
}

function Status({ versions: { inForce }, model }: PartProps): JSX.Element | null {
  if (!inForce) return null
  const { program, createdAt } = inForce
  return (
    <StatusSwitch
      status={program.status}
      text={t(`rules.${program.status}.text`)}
      note={t('rules.version', { revision: number(program.revision), day: day(createdAt) })}
      saved={undefined}
      busy={model.busy.value}
      onSwitch={(status) => void model.switchTo(status)}
    />
  )
}

function DraftNote({ versions: { draft }, model }: PartProps): JSX.Element | null {
  if (!draft) return null
  return (
    <div class="card chapter draft-note">
      <p>{t('rules.draft', { revision: number(draft.program.revision) })}</p>
      <p>
        <button class="quiet" onClick={() => model.startOver()}>
          {t('rules.start-over')}
        </button>
      </p>
    </div>
  )
}

/** Of what is being written, so that a merchant reads what they have said. */
function InShort({ model }: { readonly model: RulesModel }): JSX.Element | null {
  const sentences = rulesInShort(model.form.value, model.currency.value)
  if (sentences.length === 0) return null
  return (
    <Chapter title={t('rules.short')}>
      <ul class="plain">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Chapter>
  )
}
