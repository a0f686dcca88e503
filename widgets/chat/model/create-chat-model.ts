/** Puts the parts of the chat together, and gives the views one state and the actions on it. */
import { batch, computed, effect, signal } from '@preact/signals-core'
import { recall, remember } from '../../../src/ui/tab-memory.ts'
import type { WidgetContext } from '../../../src/widget.ts'
import type { ChatBackend, Interest } from '../backend/backend.ts'
import type { chatEvents } from '../contract/events.ts'
import type { ContactFields, ChatPage } from '../contract/exchange.ts'
import { createOutbox } from '../delivery/outbox.ts'
import type { Unsent } from '../delivery/unsent.ts'
import { createArrivals } from './arrivals.ts'
import { createBook } from './book.ts'
import type { ChatModel, NewMessage } from './chat-model.ts'
import { checkFiles } from './check-files.ts'
import { createFollowing } from './following.ts'
import { createInvitations } from './invitation.ts'
import { createKeptSignal } from './kept-signal.ts'
import { createLinkState } from './link.ts'
import { createReadMarks } from './read-marks.ts'
import { createShopFacts } from './shop-facts.ts'
import { createSurroundings } from './surroundings.ts'
import { createThread, type OpenThread } from './thread.ts'
import { createTyping } from './typing.ts'

export type ChatWidgetContext = WidgetContext<typeof chatEvents>

const ANSWER = 'answer'
const ACTIVE_MS = 120_000
/** An open conversation is followed on every page for so long. */
const AWAKE_MS = 3 * 86_400_000
const ERASED = 'erased'
/** Where the tab remembers the conversation that is only begun. */
const NEW = 'chat.new'

export function createChatModel(context: ChatWidgetContext, backend: ChatBackend): ChatModel {
  const { store, tabs, report } = context
  const book = createBook(store, backend.hasGaps)
  const facts = createShopFacts({ store, read: backend.facts, report })
  const { invitation, prepare, drop } = createInvitations(facts)
  const linkState = createLinkState()
  const arrivals = createArrivals(store)
  const marks = createReadMarks({
    book,
    tabs,
    say: (id, readSeq) => backend.signal(id, { readSeq }),
  })
  const typing = createTyping((id, isTyping) => backend.signal(id, { typing: isTyping }))
  const surroundings = createSurroundings(context)
  const contact = createKeptSignal<ContactFields>(store, 'contact', {}, true)
  const hasSound = createKeptSignal(store, 'sound', true, false)
  const lost = signal(0)
  const lookers = signal(0)
  const isReady = signal(false)
  const threads = new Map<string, OpenThread>()
  const currentId = signal(recall().places?.['chat'])
  let activeAt = 0

  const following = createFollowing({
    context,
    backend,
    book,
    link: linkState,
    onBack: () => outbox.back(),
    interest,
    onPages: (pages, isFirst) => void hear(pages, isFirst).catch(report),
    onSignal(said) {
      typing.hear(said)
      if (said.isOnline !== undefined) facts.noteOnline(said.isOnline)
    },
    onDeparture(isSignOut) {
      const unsent = outbox.forget()
      if (isSignOut) lost.value += unsent
      contact.value = {}
      forgetAll()
    },
  })
  const outbox = createOutbox({ ...context, send: sendOut, upload: following.upload })

  const isOpen = computed(() =>
    book.conversations.value.some(
      ({ stage, updatedAt }) =>
        stage !== 'resolved' && Date.now() - Date.parse(updatedAt) < AWAKE_MS,
    ),
  )

  function interest(): Interest {
    if (lookers.peek() === 0) return isOpen.peek() ? 'open' : 'none'
    return Date.now() - activeAt < ACTIVE_MS ? 'active' : 'looking'
  }

  async function sendOut(message: Unsent): Promise<void> {
    const isBegun = book.find(message.conversationId) !== undefined
    const { conversation } = await following.send(message)
    activeAt = Date.now()
    if (message.context?.campaignId) drop(message.context.campaignId)
    if (!isBegun) context.track('chat.started', { conversationId: conversation.id })
  }

  async function hear(pages: readonly ChatPage[], isFirst: boolean): Promise<void> {
    const wasLost = linkState.isBehind()
    const messages = pages.flatMap((page) => page.messages)
    outbox.settle(new Set(messages.map(({ cid }) => cid)))
    const news = await arrivals.hear(pages, isFirst)
    if (news.length === 0) return
    activeAt = Date.now()
    for (const { conversationId } of news) typing.hear({ conversationId, typing: false })
    if (wasLost) linkState.noteMissed(news.length)
    if (lookers.peek() > 0 || marks.count.peek() === 0) return
    await context.propose({ id: ANSWER, level: 'sheet', isAwaited: true })
  }

  async function send(conversationId: string, message: NewMessage): Promise<void> {
    const { text, files = [], replyTo, contact: said, context: more } = message
    checkFiles(files)
    const around = surroundings(conversationId)
    const unsent: Unsent = {
      cid: context.createId(),
      conversationId,
      text,
      replyTo,
      contact: said,
      context: around || more ? { ...around, ...more } : undefined,
      files: files.map(({ name, type, size }) => ({
        id: context.createId(),
        name: name.slice(0, 200) || 'file',
        type,
        bytes: size,
      })),
      at: Date.now(),
      state: 'waiting',
      tries: 0,
      notBefore: 0,
    }
    if (said) contact.set({ ...contact.peek(), ...said })
    await outbox.add(unsent, files)
  }

  function threadOf(id: string): OpenThread {
    const known = threads.get(id)
    if (known) return known
    const made = createThread(id, { backend, book, outbox, typing, marks, send, report })
    threads.set(id, made)
    return made
  }

  /** The same one until something has been written in it: its draft is kept by its id. */
  function newId(): string {
    const known = recall().places?.[NEW]
    const isUsed = outbox.all.peek().some(({ conversationId }) => conversationId === known)
    if (known && !isUsed && !book.find(known)) return known
    const id = context.createId()
    rememberPlace(NEW, id)
    return id
  }

  function setCurrent(id: string | undefined): void {
    currentId.value = id
    rememberPlace('chat', id)
  }

  function forgetAll(): void {
    batch(() => {
      threads.clear()
      arrivals.forget()
      typing.stop()
      linkState.forget()
      currentId.value = undefined
    })
  }

  const current = computed(() => {
    const id = currentId.value
    return id === undefined ? undefined : threadOf(id)
  })

  const stops = [
    // Who looks at a conversation finds its end there.
    effect(() => {
      if (current.value?.conversation.value) void current.value.fill()
    }),
    effect(() => {
      if (!isReady.value) return
      const count = marks.count.value
      context.setNews(count)
      if (count === 0) context.withdraw(ANSWER)
    }),
    effect(() => {
      if (isReady.value)
        context.stayAwake(isOpen.value || marks.count.value > 0 || outbox.all.value.length > 0)
    }),
    tabs.listen(ERASED, () => {
      outbox.forget()
      book.forget()
      forgetAll()
    }),
  ]
  following.ready
    .then(outbox.load)
    .then((count) => {
      lost.value += count
      isReady.value = true
    })
    .catch(report)

  return {
    can: backend.can,
    facts: facts.value,
    link: linkState.link,
    caughtUp: linkState.caughtUp,
    isKept: outbox.isKept,
    conversations: book.conversations,
    unread: marks.unread,
    arrived: arrivals.arrived,
    contact,
    track: context.track,
    lost,
    current,
    hasSound,
    setSound: hasSound.set,
    invitation,
    prepare,
    drop,
    openPanel: context.open,

    status: computed(() => {
      const isKnown = facts.value.value !== undefined || book.conversations.value.length > 0
      if (facts.failed.value || linkState.link.value === 'lost') return isKnown ? 'stale' : 'failed'
      return isKnown ? 'ready' : 'loading'
    }),

    openThread(id) {
      const thread = threadOf(id === 'new' ? newId() : id)
      setCurrent(thread.id)
      return thread
    },
    closeThread: () => setCurrent(undefined),

    show() {
      lookers.value += 1
      context.withdraw(ANSWER)
      void refresh()
      return () => {
        lookers.value -= 1
        lost.value = 0
      }
    },
    refresh,

    async end(id) {
      book.put(await backend.end(id))
    },
    async rate(id, rating) {
      book.put(await backend.rate(id, rating))
      context.track('chat.rated', { conversationId: id, score: rating.score })
    },
    mailTranscript: backend.mailTranscript,
    async readTranscript(id, said) {
      const { readTranscript } = await import('./transcript.ts')
      const before = (book.find(id)?.lastSeq ?? 0) + 1
      return readTranscript(backend, id, { before, said })
    },
    async requestOrderCode(orderId, email) {
      const { requestOrderCode } = await import('../contract/order-status.ts')
      await context.call(requestOrderCode, { body: { orderId, email } })
    },
    async readOrderStatus(orderId, email, code) {
      const { readOrderStatus } = await import('../contract/order-status.ts')
      return context.call(readOrderStatus, { body: { orderId, email, code } })
    },

    async erase() {
      if (await backend.isKnown()) await backend.erase()
      outbox.forget()
      await Promise.all([book.erase(), store.remove('outbox'), store.remove('told')])
      contact.set({})
      setCurrent(undefined)
      forgetAll()
      tabs.post(ERASED, null)
    },

    dispose() {
      for (const stop of stops) stop()
      following.stop()
      outbox.dispose()
      marks.stop()
      typing.stop()
      linkState.stop()
      book.forget()
    },
  }

  async function refresh(): Promise<void> {
    await Promise.all([facts.load(), following.read()])
  }
}

function rememberPlace(name: string, place: string | undefined): void {
  const { [name]: _before, ...others } = recall().places ?? {}
  remember({ places: place === undefined ? others : { ...others, [name]: place } })
}
