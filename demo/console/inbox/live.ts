/** What the server says by itself: conversations and tickets that have changed, and who is typing. Where it cannot, we ask every quarter of a minute. */
import { signal, type ReadonlySignal } from '@preact/signals'
import { openInboxStream } from '../../../widgets/chat/contract.ts'

/** Gathered for so long, so that a burst is one look. */
const GATHER_MS = 150
const POLL_MS = 15_000
const REOPEN_MS = [1000, 2000, 5000, 15_000]

export interface LiveOptions {
  /** `undefined`: something may have been missed, so everything may be different. */
  onChanged(conversationIds: ReadonlySet<string> | undefined): void
  onTyping(conversationId: string, isTyping: boolean): void
  /** Some of them have changed, or may have. */
  onTickets?: (() => void) | undefined
}

export interface Live {
  /** `lost`: what is shown may be a quarter of a minute old. */
  readonly link: ReadonlySignal<'connecting' | 'live' | 'lost'>
  /** Until the returned function is called. */
  start(): () => void
}

export function createLive({ onChanged, onTyping, onTickets }: LiveOptions): Live {
  const link = signal<'connecting' | 'live' | 'lost'>('connecting')
  let source: EventSource | undefined
  let reopening: ReturnType<typeof setTimeout> | undefined
  let gathering: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  const changed = new Set<string>()
  let isAll = false
  let areTickets = false

  function missed(): void {
    onChanged(undefined)
    onTickets?.()
  }

  function flush(): void {
    const ids = new Set(changed)
    const [wasAll, wereTickets] = [isAll, areTickets]
    gathering = undefined
    changed.clear()
    isAll = false
    areTickets = false
    if (wasAll) return missed()
    if (ids.size > 0) onChanged(ids)
    if (wereTickets) onTickets?.()
  }

  function hear(text: string): void {
    const said = parse(text)
    const { conversationId, typing = false } = said?.data ?? {}
    if (said?.type === 'inbox.typing' && conversationId) onTyping(conversationId, typing)
    if (said?.type === 'tickets.changed') areTickets = true
    else if (said?.type !== 'inbox.changed') return
    else if (conversationId) changed.add(conversationId)
    // The server has missed something itself.
    else isAll = true
    gathering ??= setTimeout(flush, GATHER_MS)
  }

  function open(): void {
    source?.close()
    source = new EventSource(openInboxStream.path)
    source.addEventListener('message', ({ data }: MessageEvent<string>) => hear(data))
    source.addEventListener('open', () => {
      const wasLost = link.value === 'lost'
      failures = 0
      link.value = 'live'
      if (wasLost) missed()
    })
    source.addEventListener('error', () => {
      link.value = 'lost'
      // A refused stream is never tried again by the browser itself; a torn one is.
      if (source?.readyState !== EventSource.CLOSED) return
      clearTimeout(reopening)
      reopening = setTimeout(open, REOPEN_MS[Math.min(failures++, REOPEN_MS.length - 1)])
    })
  }

  const poll = (): void => {
    if (link.value !== 'live' && document.visibilityState === 'visible') missed()
  }
  // A computer that has slept may hold a stream that is dead without knowing.
  const onBack = (): void => {
    if (document.visibilityState !== 'visible') return
    if (link.value === 'lost') open()
    missed()
  }

  return {
    link,
    start() {
      if ('EventSource' in globalThis) open()
      const polling = setInterval(poll, POLL_MS)
      addEventListener('online', onBack)
      document.addEventListener('visibilitychange', onBack)
      return () => {
        source?.close()
        clearInterval(polling)
        clearTimeout(reopening)
        clearTimeout(gathering)
        removeEventListener('online', onBack)
        document.removeEventListener('visibilitychange', onBack)
        link.value = 'connecting'
      }
    },
  }
}

function parse(text: string): ReturnType<typeof openInboxStream.response.parse> | undefined {
  try {
    return openInboxStream.response.parse(JSON.parse(text))
  } catch {
    // Of a newer server: what it means is not known here.
    return undefined
  }
}
