/** One conversation: who answers, what was said, how the connection is, and where to write. */
import { useMemo, useRef, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import type { PartProps } from '../Chat.tsx'
import { Composer } from '../composer/Composer.tsx'
import { composerOf } from '../composer/composer-state.ts'
import { lazy } from '../lazy.tsx'
import type { RatingProps } from '../rating/Rating.tsx'
import type { Thread } from '../model/chat-model.ts'
import { Opening } from '../opening/Opening.tsx'
import { useOpening } from '../opening/use-opening.ts'
import { Connection } from './Connection.tsx'
import { Header } from './Header.tsx'
import { Log } from './Log.tsx'
import type { Stage } from './thread-props.ts'
import { useDrop } from './use-drop.ts'

const Rating = lazy<RatingProps>(async () => (await import('../rating/Rating.tsx')).Rating)
const Menu = lazy<MenuProps>(async () => (await import('../menu/Menu.tsx')).Menu)

export interface ThreadViewProps extends PartProps {
  readonly thread: Thread
}

export interface MenuProps extends ThreadViewProps {
  onClose(): void
}

export function ThreadView(props: ThreadViewProps): JSX.Element {
  const { model, t, format, thread } = props
  const composer = composerOf(thread)
  const stage = useMemo(() => ({ model, t, format, thread, composer }), [model, t, format, thread])
  const [isMenu, setMenu] = useState(false)
  const menuButton = useRef<HTMLButtonElement>(null)
  const onClose = (): void => {
    setMenu(false)
    menuButton.current?.focus()
  }
  const drop = useDrop(model.can.files ? composer.addFiles : undefined)

  return (
    <div class="chat-thread" {...drop.handlers}>
      <Header {...props} isMenu={isMenu} menuButton={menuButton} onMenu={() => setMenu(!isMenu)} />
      <Connection model={model} t={t} format={format} />
      {isMenu ? (
        <div class="chat-menu">
          <Menu {...props} onClose={onClose} />
        </div>
      ) : (
        <>
          <Log stage={stage} onEscape={composer.focus} />
          <Bottom {...props} stage={stage} />
        </>
      )}
      {drop.isOver && <p class="chat-drop">{t('dropHere')}</p>}
    </div>
  )
}

interface BottomProps extends ThreadViewProps {
  readonly stage: Omit<Stage, 'goTo'>
}

/** A part of its own, so that a key pressed here is no reason to look at every message. */
function Bottom(props: BottomProps): JSX.Element {
  const { model, t, format, thread, stage } = props
  const opening = useOpening(props)
  const conversation = thread.conversation.value
  const invitation = model.invitation.value
  const extras = (): ReturnType<typeof opening.take> => {
    const more = opening.take()
    if (!more || !opening.isNew || !invitation) return more
    return { ...more, context: { ...more.context, campaignId: invitation.campaignId } }
  }
  return (
    <>
      <div class="chat-aside">
        {conversation?.stage === 'resolved' && (
          <Rating
            model={model}
            t={t}
            format={format}
            conversation={conversation}
            onGone={stage.composer.focus}
          />
        )}
        <Opening model={model} t={t} format={format} opening={opening} />
      </div>
      <Composer stage={stage} extras={extras} />
    </>
  )
}
