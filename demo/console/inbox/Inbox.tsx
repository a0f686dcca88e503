/** The inbox: list, conversation and shopper side by side on a desk, one after the other on a phone. */
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { t } from '../texts.ts'
import { ConversationList } from './ConversationList.tsx'
import { listenForKeys } from './list-keys.ts'
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
  useEffect(() => listenForKeys('inbox', id), [id])
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
