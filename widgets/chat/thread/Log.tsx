/** The messages of a conversation, in a part of their own that scrolls. */
import { useRef } from 'preact/hooks'
import type { JSX } from 'preact'
import { Icon } from '../../../src/ui/Icon.tsx'
import { MessageRow } from './MessageRow.tsx'
import { toRows } from './rows.ts'
import type { Stage, StageProps } from './thread-props.ts'
import { Typing } from './Typing.tsx'
import { useInSight } from './use-in-sight.ts'
import { useNewMark } from './use-new-mark.ts'
import { focusRow, useRoving } from './use-roving.ts'
import { type Scroll, useScroll } from './use-scroll.ts'

const DOWN = 'M12 5v13M6 12.5l6 6 6-6'

export interface LogProps {
  /** Without the way to a message, which is here. */
  readonly stage: Omit<Stage, 'goTo'>
  onEscape(): void
}

export function Log({ stage: given, onEscape }: LogProps): JSX.Element {
  const { thread, t } = given
  const scroll: Scroll = useScroll(thread, () => mark)
  const mark: string | undefined = useNewMark(
    thread,
    () => scroll.isAtEndNow() && document.visibilityState === 'visible',
  )
  const roving = useRoving(scroll.list, onEscape)
  useInSight(scroll.list, thread)
  const goTo = (cid: string): void => {
    const row = scroll.goTo(cid)
    if (row) focusRow(row)
  }
  // The same object for as long as the thread is shown, or every row would be drawn anew with every key.
  const stage = useRef<Stage>({ ...given, goTo }).current
  const messages = thread.messages.value
  const readSeq = thread.conversation.value?.readSeq ?? 0
  const stop = messages.some(({ cid }) => cid === roving.stop) ? roving.stop : messages.at(-1)?.cid

  return (
    <div class="chat-log-place">
      <div
        ref={scroll.scroller}
        class="chat-log"
        role="log"
        aria-live="off"
        aria-label={t('log')}
        aria-busy={thread.isReading.value}
        onScroll={scroll.onScroll}
      >
        <More stage={stage} />
        {messages.length === 0 && <p class="chat-empty">{t('empty')}</p>}
        <ol
          ref={scroll.list}
          onKeyDown={roving.onKeyDown}
          onFocusIn={({ target }) => roving.setStop(cidOf(target))}
        >
          {toRows(messages, mark).map((row) => (
            <MessageRow
              key={row.message.cid}
              stage={stage}
              row={row}
              isStop={row.message.cid === stop}
              readSeq={readSeq}
            />
          ))}
        </ol>
        <Typing stage={stage} />
      </div>
      {!scroll.isAtEnd && <Jump stage={stage} scroll={scroll} mark={mark} />}
    </div>
  )
}

function cidOf(target: EventTarget | null): string {
  return (
    (target instanceof Element && target.closest<HTMLElement>('[data-cid]')?.dataset['cid']) || ''
  )
}

/** By hand, for who does not scroll. */
function More({ stage: { thread, t } }: StageProps): JSX.Element | null {
  if (!thread.hasEarlier.value) return null
  return (
    <button
      type="button"
      class="plain chat-more"
      aria-disabled={thread.isReading.value}
      onClick={() => thread.isReading.value || void thread.readEarlier()}
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
    <button type="button" class="chat-jump" onClick={onJump}>
      <Icon path={DOWN} />
      {count > 0 ? t('newMessages', { count }) : <span class="sr">{t('toNewest')}</span>}
    </button>
  )
}
