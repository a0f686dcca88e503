/** The programme: whether it runs, and its rules in words. */
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { Chapter } from '../Chapter.tsx'
import { StatusSwitch } from '../StatusSwitch.tsx'
import { day, number, t } from '../texts.ts'
import { TroubleLine } from '../TroubleLine.tsx'
import { shownProgram, type ProgrammeModel, type Versions } from './model.ts'
import { rulesInWords } from './words.ts'

export function Programme({ model }: { readonly model: ProgrammeModel }): JSX.Element {
  useEffect(() => void model.load(), [model])
  const versions = model.versions.value
  const program = shownProgram(versions)
  return (
    <main class="home">
      <header class="home-head">
        <h1>{t('page.programme')}</h1>
        <p class="muted">{t('programme.lead')}</p>
      </header>
      <TroubleLine trouble={model.trouble.value} />
      {!versions && !model.trouble.value && <p role="status">{t('loading')}</p>}
      {versions && !program && <p>{t('programme.none')}</p>}
      {versions && program && (
        <>
          <StatusSwitch
            status={program.status}
            text={t(`status.${program.status}.text`)}
            saved={model.saved.value && t('status.saved')}
            busy={model.busy.value}
            onSwitch={(status) => void model.switchTo(status)}
          />
          {versions.inForce && versions.draft && (
            <Draft revision={versions.draft.program.revision} model={model} />
          )}
          {rulesInWords(program).map(({ title, sentences }) => (
            <Chapter title={title} key={title}>
              <ul class="plain">
                {sentences.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            </Chapter>
          ))}
          <Versions versions={versions} />
        </>
      )}
    </main>
  )
}

interface DraftProps {
  readonly revision: number
  readonly model: ProgrammeModel
}

function Draft({ revision, model }: DraftProps): JSX.Element {
  return (
    <Chapter title={t('draft.title', { revision: number(revision) })}>
      <p>{t('draft.text')}</p>
      <p>
        <button
          class="quiet"
          aria-disabled={model.busy.value}
          onClick={() => void model.activateDraft()}
        >
          {t('draft.activate')}
        </button>
      </p>
    </Chapter>
  )
}

function Versions({ versions }: { readonly versions: Versions }): JSX.Element | null {
  const rows = [
    ...(versions.draft ? [{ ...versions.draft.program, createdAt: versions.draft.createdAt }] : []),
    ...(versions.inForce
      ? [{ ...versions.inForce.program, createdAt: versions.inForce.createdAt }]
      : []),
    ...versions.earlier,
  ]
  return (
    <Chapter title={t('versions.title')}>
      <ol class="rows">
        {rows.map(({ revision, status, createdAt }) => (
          <li key={revision}>
            <span>{t('versions.row', { revision: number(revision) })}</span>
            <span class={`tag tag-${status}`}>{t(`status.${status}`)}</span>
            <time class="muted" datetime={createdAt}>
              {day(createdAt)}
            </time>
          </li>
        ))}
      </ol>
    </Chapter>
  )
}
