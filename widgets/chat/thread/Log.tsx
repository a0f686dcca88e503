/** The messages of a conversation, in a part of their own that scrolls. */
import { useRef } from 'preact/hooks'
import type { JSX } from 'preact'
import { Icon } from '../../../src/ui/Icon.tsx'
import type { Thread } from '../model/chat-model.ts'
import { MessageRow } from './MessageRow.tsx'
import { isUnread, toRows } from './rows.ts'
import type { Stage, StageProps } from './thread-props.ts'
import { Typing } from './Typing.tsx'
import { useInSight } from './use-in-sight.ts'
import { useNewMark } from './use-new-mark.ts'
import { useGoTo } from './use-go-to.ts'
import { recallPlace } from './use-place.ts'
import { useRoving } from './use-roving.ts'
import { type Scroll, useScroll } from './use-scroll.ts'
import { useWindow } from './use-window.ts'

const DOWN = 'M12 5v13M6 12.5l6 6 6-6'

export interface LogProps {
  /** Without the way to a message, which is here. */
  readonly stage: Omit<Stage, 'goTo'>
  onEscape(): void
}

export function Log({ stage: given, onEscape }: LogProps): JSX.Element {
  const { thread, t } = given
  const messages = thread.messages.value
  const isAtEndNow = useRef((): boolean => true)
  const mark = useNewMark(
    thread,
    () => isAtEndNow.current() && document.visibilityState === 'visible',
  )
  const shown = useWindow(messages, () => [mark, recallPlace(thread)?.[0]])
  const scroll = useScroll({
    thread,
    newCid: () => mark,
    // What is above the end goes again, for who is there; and stays for who has left it.
    onEnd: (isAtEnd) => shown.from(isAtEnd ? undefined : shown.drawn[0]?.cid),
    onTop: () => (shown.hasMore ? shown.grow() : readEarlier(thread)),
    onShort: shown.hasMore ? shown.grow : undefined,
  })
  isAtEndNow.current = scroll.isAtEndNow
  const roving = useRoving(scroll.list, onEscape)
  useInSight(scroll.list, thread)
  const goTo = useGoTo(scroll, shown)
  // The same object for as long as the thread is shown, or every row would be drawn anew with every key.
  const stage = useRef<Stage>({ ...given, goTo }).current
  const readSeq = thread.conversation.value?.readSeq ?? 0
  const stop = shown.drawn.some(({ cid }) => cid === roving.stop)
    ? roving.stop
    : messages.at(-1)?.cid

  return (
    <div class="chat-log-place">
      <div ref={scroll.scroller} class="chat-log" onScroll={scroll.onScroll}>
        <div role="log" aria-live="off" aria-label={t('log')} aria-busy={thread.isReading.value}>
          {(shown.hasMore || thread.hasEarlier.value) && (
            <More stage={stage} onMore={shown.hasMore ? shown.grow : undefined} />
          )}
          {messages.length === 0 && <Empty stage={stage} />}
          <ol
            ref={scroll.list}
            onKeyDown={roving.onKeyDown}
            onFocusIn={({ target }) => roving.setStop(cidOf(target))}
          >
            {toRows(shown.drawn, mark).map((row) => (
              <MessageRow
                key={row.message.cid}
                stage={stage}
                {...row}
                isStop={row.message.cid === stop}
                unread={isUnread(row.message, readSeq) ? row.message.seq : undefined}
              />
            ))}
          </ol>
          <Typing stage={stage} />
        </div>
        {!scroll.isAtEnd && <Jump stage={stage} scroll={scroll} mark={mark} />}
      </div>
    </div>
  )
}

/** Nothing was said yet: what invited to write, or that one need not wait. */
function Empty({ stage: { model, t } }: StageProps): JSX.Element {
  const invitation = model.invitation.value
  if (!invitation) return <p class="chat-empty">{t('empty')}</p>
  return (
    <p class="chat-bubble chat-text" dir="auto">
      {invitation.text}
    </p>
  )
}

function readEarlier(thread: Thread): void {
  if (thread.hasEarlier.value && !thread.isReading.value) void thread.readEarlier()
}

function cidOf(target: EventTarget | null): string {
  return (
    (target instanceof Element && target.closest<HTMLElement>('[data-cid]')?.dataset['cid']) || ''
  )
}

interface MoreProps extends StageProps {
  /** What is in memory comes without the backend. */
  readonly onMore: (() => void) | undefined
}

/** By hand, for who does not scroll. */
function More({ stage: { thread, t }, onMore }: MoreProps): JSX.Element {
  return (
    <button
      type="button"
      class="plain chat-more"
      aria-disabled={thread.isReading.value}
      onClick={onMore ?? (() => readEarlier(thread))}
    >
      {t('earlier')}
    </button>
  )
}

interface JumpProps extends StageProps {
  readonly scroll: Scroll
  readonly mark: string | undefined
}

/** To what is new; the focus goes along, for the button goes. */
function Jump({ stage, scroll, mark }: JumpProps): JSX.Element {
  const { thread, t } = stage
  const count = thread.conversation.value?.unread ?? 0
  const onJump = (): void => {
    const isMarked = count > 0 && thread.messages.value.some(({ cid }) => cid === mark)
    if (!isMarked) scroll.toEnd()
    const to = isMarked ? mark : thread.messages.value.at(-1)?.cid
    if (to !== undefined) stage.goTo(to)
  }
  return (
    // Within what scrolls, so that a wheel above it scrolls too; it takes no room there.
    <div class="chat-jump-place">
      <button type="button" class="chat-jump" onClick={onJump}>
        <Icon path={DOWN} />
        {count > 0 ? t('newMessages', { count }) : <span class="sr">{t('toNewest')}</span>}
      </button>
    </div>
  )
}
