/** One conversation: who it is with and who answers, what was said, and the field to answer in. */
import type { JSX } from 'preact'
import { t } from '../texts.ts'
import { TroubleLine } from '../TroubleLine.tsx'
import { Composer } from './Composer.tsx'
import { HandleBar } from './HandleBar.tsx'
import { MessageList } from './MessageList.tsx'
import type { InboxModel } from './model.ts'
import { nameOf } from './words.ts'

export function ThreadView({ model }: { readonly model: InboxModel }): JSX.Element {
  const { thread, problem, trouble } = model.thread
  const open = thread.value
  return (
    <section class="inbox-thread" aria-label={t('inbox.conversation')}>
      <a class="inbox-back" href="#inbox">
        {t('inbox.back')}
      </a>
      {open ? (
        <>
          <ThreadHead model={model} />
          <TroubleLine trouble={problem.value ?? trouble.value} />
          <MessageList model={model} open={open} />
          <Composer model={model} open={open} />
        </>
      ) : (
        <Nothing model={model} />
      )}
    </section>
  )
}

function Nothing({ model }: { readonly model: InboxModel }): JSX.Element {
  const problem = model.thread.problem.value
  if (problem?.code === 'not_found') return <p class="inbox-quiet">{t('inbox.missing')}</p>
  return problem ? (
    <TroubleLine trouble={problem} />
  ) : (
    <p class="inbox-quiet" role="status">
      {t('loading')}
    </p>
  )
}

function ThreadHead({ model }: { readonly model: InboxModel }): JSX.Element | null {
  const open = model.thread.thread.value
  if (!open) return null
  const { row, conversation } = open
  return (
    <header class="inbox-thread-head">
      <div class="inbox-who">
        <h2 dir="auto">{nameOf(row, row.reference)}</h2>
        <p class="muted">
          {row.reference} · {t(`inbox.stage.${conversation.stage}`)}
          {row.isHere && <> · {t('inbox.here')}</>}
        </p>
        <a class="inbox-to-card" href={`#inbox/${conversation.id}/card`}>
          {t('inbox.to-card')}
        </a>
      </div>
      <HandleBar model={model} open={open} />
    </header>
  )
}
