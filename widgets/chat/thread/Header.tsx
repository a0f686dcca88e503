/** The line above a conversation: the way back, who answers and how soon, and what else can be done. */
import type { JSX, RefObject } from 'preact'
import { Icon } from '../../../src/ui/Icon.tsx'
import { usePresence } from '../start/presence.ts'
import type { ThreadViewProps } from './ThreadView.tsx'

/** Lines of a list: an arrow would be a second one beside the panel’s own. */
const LIST = 'M9 7h10.5M9 12h10.5M9 17h10.5M4.8 7h.01M4.8 12h.01M4.8 17h.01'
const DOTS = 'M6 12h.01M12 12h.01M18 12h.01'

export interface HeaderProps extends ThreadViewProps {
  readonly isMenu: boolean
  /** Gets the focus back when the menu goes. */
  readonly menuButton: RefObject<HTMLButtonElement | null>
  onMenu(): void
}

export function Header(props: HeaderProps): JSX.Element {
  const { model, t, thread, isMenu, menuButton, onMenu } = props
  const presence = usePresence(model.facts.value, props)
  const agent = thread.conversation.value?.agent?.name
  return (
    <div class="chat-head">
      <button
        type="button"
        class="chat-round"
        aria-label={t('toStart')}
        onClick={() => model.closeThread()}
      >
        <Icon path={LIST} isDirected />
      </button>
      <p class="chat-with">
        <strong>
          <bdi>{agent ?? t('shop')}</bdi>
        </strong>
        {presence && (
          <span class={presence.isThere ? 'chat-there' : undefined}>
            {presence.isThere && presence.reply ? presence.reply : presence.line}
          </span>
        )}
      </p>
      <button
        ref={menuButton}
        type="button"
        class="chat-round"
        aria-label={t('menu')}
        aria-expanded={isMenu}
        onClick={onMenu}
      >
        <Icon path={DOTS} />
      </button>
    </div>
  )
}
