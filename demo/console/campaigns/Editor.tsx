/** One campaign: what it says, when, to whom and how often; what is wrong stands with its field and at the end. */
import type { JSX, TargetedSubmitEvent } from 'preact'
import { useEffect } from 'preact/hooks'
import { Chapter } from '../Chapter.tsx'
import { StatusSwitch } from '../StatusSwitch.tsx'
import { t } from '../texts.ts'
import { previewOf } from './CampaignList.tsx'
import type { Draft } from './draft.ts'
import type { EditorModel } from './editor-model.ts'
import { AudienceFields } from './editor/AudienceFields.tsx'
import { BlockList } from './editor/BlockList.tsx'
import { CapFields } from './editor/CapFields.tsx'
import { ExperimentFields } from './editor/ExperimentFields.tsx'
import { Foot } from './editor/Foot.tsx'
import { MoreFields } from './editor/MoreFields.tsx'
import { RawFields } from './editor/RawFields.tsx'
import { ScheduleFields } from './editor/ScheduleFields.tsx'
import { TriggerFields } from './editor/TriggerFields.tsx'
import { Warnings } from './editor/Warnings.tsx'
import { WordFields } from './editor/WordFields.tsx'
import type { CampaignsModel } from './model.ts'
import { titleOf } from './words.ts'

interface EditorProps {
  readonly model: CampaignsModel
  readonly campaignId: string
}

export function Editor({ model: { editor, list }, campaignId }: EditorProps): JSX.Element {
  const isListed = list.rows.value !== undefined
  useEffect(() => editor.open(campaignId), [editor, campaignId, isListed])
  const draft = editor.draft.value
  if (draft?.id !== campaignId)
    return <p role="status">{t(isListed ? 'campaigns.unknown' : 'loading')}</p>
  const onSubmit = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault()
    void editor.save(true)
  }
  return (
    <>
      <Head draft={draft} model={editor} list={list} />
      <form class="rules" onSubmit={onSubmit} noValidate>
        <Chapters draft={draft} model={editor} />
        <Foot draft={draft} model={editor} />
      </form>
    </>
  )
}

export interface EditorPartProps {
  readonly draft: Draft
  readonly model: EditorModel
}

function Chapters({ draft, model }: EditorPartProps): JSX.Element {
  const part = { draft, model }
  return (
    <>
      <Chapter title={t('editor.words')}>
        <WordFields {...part} />
      </Chapter>
      <Chapter title={t('editor.blocks')}>
        <p class="muted">{t('editor.blocks-lead')}</p>
        <BlockList
          {...part}
          path="blocks"
          blocks={draft.blocks}
          onBlocks={(blocks) => model.edit({ blocks })}
        />
        <Warnings model={model} under="blocks" />
      </Chapter>
      <Chapter title={t('editor.trigger')}>
        <TriggerFields {...part} />
      </Chapter>
      <Chapter title={t('editor.audience')}>
        <AudienceFields {...part} />
      </Chapter>
      <Chapter title={t('editor.caps')}>
        <CapFields {...part} />
      </Chapter>
      <Chapter title={t('editor.schedule')}>
        <ScheduleFields {...part} />
      </Chapter>
      <Chapter title={t('editor.experiment')}>
        <ExperimentFields {...part} />
      </Chapter>
      <Chapter title={t('editor.more')}>
        <MoreFields {...part} />
        <RawFields {...part} />
      </Chapter>
    </>
  )
}

interface HeadProps extends EditorPartProps {
  readonly list: CampaignsModel['list']
}

function Head({ draft, model, list }: HeadProps): JSX.Element {
  const row = model.row.value
  const status = row?.status ?? 'draft'
  return (
    <>
      <div class="editor-head">
        <h2>{titleOf(draft)}</h2>
        <p class="muted">{t(`campaigns.kind.${draft.kind}`)}</p>
        {row && (
          <p>
            <a href={previewOf(row)} target="_blank" rel="noreferrer">
              {t('campaigns.preview')}
            </a>
            {row.campaign.experiment && (
              <>
                {' · '}
                <a href={`#campaigns/results/${draft.id}`}>{t('campaigns.results')}</a>
              </>
            )}
          </p>
        )}
      </div>
      {(status === 'active' || status === 'paused') && (
        <>
          <StatusSwitch
            status={status}
            text={t(`campaigns.${status}.text`)}
            saved={undefined}
            busy={list.busy.value}
            onSwitch={(next) => void list.switchTo(draft.id, next)}
          />
          <details class="messages">
            <summary>{t('campaigns.end')}</summary>
            <p>{t('campaigns.end-text')}</p>
            <p>
              <button class="quiet" onClick={() => void list.switchTo(draft.id, 'ended')}>
                {t('campaigns.do.ended')}
              </button>
            </p>
          </details>
        </>
      )}
      {row?.draft && status !== 'draft' && <p class="muted">{t('campaigns.draft-note')}</p>}
    </>
  )
}
