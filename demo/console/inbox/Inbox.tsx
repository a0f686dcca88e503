/** The inbox: list, conversation and shopper side by side on a desk, one after the other on a phone. */
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { t } from '../texts.ts'
import { ConversationList } from './ConversationList.tsx'
import type { InboxModel } from './model.ts'
import { ShopperPanel } from './ShopperPanel.tsx'
import { ThreadView } from './ThreadView.tsx'

interface InboxProps {
  readonly model: InboxModel
  /** As the address says: nothing, an id, or `<id>/card`. */
  readonly part: string
}

export function Inbox({ model, part }: InboxProps): JSX.Element {
  const [id = '', place = ''] = part.split('/')
  const { thread } = model
  useEffect(() => thread.open(id || undefined), [thread, id])
  useEffect(() => () => thread.open(undefined), [thread])
  useEffect(() => void model.readCanned(), [model])
  useEffect(() => listenForKeys(id), [id])
  const shown = id ? (place === 'card' ? 'card' : 'thread') : 'list'
  return (
    <main class="inbox" data-shown={shown}>
      <h1 class="sr">{t('page.inbox')}</h1>
      <ConversationList model={model} openId={id} />
      {id ? (
        <>
          <ThreadView model={model} key={id} />
          <ShopperPanel model={model} />
        </>
      ) : (
        <div class="inbox-none">
          <p>{t('inbox.choose')}</p>
          <p class="muted">{t('inbox.choose-hint')}</p>
        </div>
      )}
    </main>
  )
}

/** `/` searches, Esc goes back to the list: anywhere but where the keys mean something of their own. */
function listenForKeys(openId: string): () => void {
  const onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return
    if (event.key === 'Escape' && openId && !document.querySelector('dialog[open]'))
      backToList(openId)
    if (event.key !== '/' || isField(event.target)) return
    event.preventDefault()
    document.querySelector<HTMLElement>('.inbox-search input')?.focus()
  }
  document.addEventListener('keydown', onKey)
  return () => document.removeEventListener('keydown', onKey)
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select')
}

/** The list stands beside the conversation, or takes its place where there is no room for both. */
function backToList(openId: string): void {
  const row = document.querySelector<HTMLElement>(`.inbox-row[href$="${CSS.escape(openId)}"]`)
  if (row?.checkVisibility()) row.focus()
  else location.hash = '#inbox'
}
