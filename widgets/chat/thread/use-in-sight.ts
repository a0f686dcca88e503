/** Tells how far was read: what was in the window, of a page that is shown. */
import { useEffect } from 'preact/hooks'
import type { RefObject } from 'preact'
import type { Thread } from '../model/chat-model.ts'

/** A message taller than this counts once so much of it was in sight, px. */
const TALL_PX = 120

/** `list` holds an element with `data-unread="<seq>"` for each message to be read. */
export function useInSight(list: RefObject<HTMLElement | null>, thread: Thread): void {
  const messages = thread.messages.value
  useEffect(() => {
    const inSight = new Set<number>()
    const tell = (): void => {
      if (document.visibilityState === 'visible' && inSight.size > 0)
        thread.read(Math.max(...inSight))
    }
    const observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          const seq = Number((entry.target as HTMLElement).dataset['unread']) // Safe: none but rows are observed.
          if (isRead(entry)) inSight.add(seq)
          else inSight.delete(seq)
        }
        tell()
      },
      { threshold: [0, 0.25, 0.5, 1] },
    )
    for (const row of list.current?.querySelectorAll('[data-unread]') ?? []) observer.observe(row)
    // What had come while the page was in the background is in sight only now.
    document.addEventListener('visibilitychange', tell)
    return () => {
      observer.disconnect()
      document.removeEventListener('visibilitychange', tell)
    }
  }, [messages, thread])
}

function isRead({
  isIntersecting,
  intersectionRatio,
  intersectionRect,
}: IntersectionObserverEntry): boolean {
  return isIntersecting && (intersectionRatio >= 0.5 || intersectionRect.height >= TALL_PX)
}
