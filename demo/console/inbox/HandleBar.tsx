/** What is done with a conversation as a whole: who answers it, whether it is resolved, whether its shopper may write. */
import type { JSX } from 'preact'
import { useRef } from 'preact/hooks'
import { t } from '../texts.ts'
import type { InboxModel } from './model.ts'
import type { OpenThread } from './open-thread.ts'

export interface OpenProps {
  readonly model: InboxModel
  readonly open: OpenThread
}

export function HandleBar({ model, open }: OpenProps): JSX.Element {
  const asking = useRef<HTMLDialogElement>(null)
  const { handle, busy } = model.thread
  const { isBlocked } = open.row
  const isResolved = open.conversation.stage === 'resolved'
  return (
    <div class="inbox-handle">
      <Assignee model={model} open={open} />
      <button
        class="quiet"
        aria-disabled={busy.value}
        onClick={() => void handle({ resolved: !isResolved })}
      >
        {t(isResolved ? 'handle.reopen' : 'handle.resolve')}
      </button>
      <button
        class="quiet"
        aria-disabled={busy.value}
        onClick={() => (isBlocked ? void handle({ blocked: false }) : asking.current?.showModal())}
      >
        {t(isBlocked ? 'handle.unblock' : 'handle.block')}
      </button>
      <dialog class="card inbox-ask" ref={asking} aria-labelledby="inbox-ask">
        <form
          method="dialog"
          onSubmit={({ submitter }) => {
            if (submitter?.getAttribute('value') === 'block') void handle({ blocked: true })
          }}
        >
          <h2 id="inbox-ask">{t('handle.block-title')}</h2>
          <p>{t('handle.block-text')}</p>
          <p class="rules-buttons">
            <button class="quiet" value="cancel">
              {t('message.cancel')}
            </button>
            <button class="quiet danger" value="block">
              {t('handle.block-sure')}
            </button>
          </p>
        </form>
      </dialog>
    </div>
  )
}

function Assignee({ model, open }: OpenProps): JSX.Element {
  const inbox = model.list.desk.value
  const { assignee } = open.row
  const agents = inbox?.agents ?? []
  // Somebody who does not sign in any more may still have it.
  const isKnown = !assignee || agents.some(({ email }) => email === assignee.email)
  const others = isKnown ? agents : [...agents, { ...assignee, isOnline: false }]
  return (
    <label class="inbox-assignee">
      <span>{t('handle.assign')}</span>
      <select
        value={assignee?.email ?? ''}
        onChange={({ currentTarget: { value } }) =>
          void model.thread.handle({ assignee: value || null })
        }
      >
        <option value="">{t('handle.nobody')}</option>
        {others.map(({ email, name, isOnline }) => (
          <option key={email} value={email}>
            {email === inbox?.me.email
              ? t('handle.me', { name })
              : isOnline
                ? name
                : t('handle.offline', { name })}
          </option>
        ))}
      </select>
    </label>
  )
}
