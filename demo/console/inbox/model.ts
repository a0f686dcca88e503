/** The inbox: the list, the open conversation, what is on its way, and what is heard of both. */
import { computed, effect, signal, type ReadonlySignal } from '@preact/signals'
import { createIdSource } from '../../../src/core/id.ts'
import {
  readChatSettings,
  type CannedReply,
  type InboxRow,
} from '../../../widgets/chat/contract.ts'
import { ApiError, type Call } from '../api.ts'
import { createClock, type Clock } from './clock.ts'
import { createAnswers, type Answers } from './answers.ts'
import { createDrafts, type Drafts } from './drafts.ts'
import { createListModel, type ListModel } from './list-model.ts'
import { createLive, type Live } from './live.ts'
import { createNotices, type News, type Notices } from './notices.ts'
import { createThreadModel, type ThreadModel } from './thread-model.ts'
import { createTypists, type Typists } from './typists.ts'
import { createUploads, type Uploads } from './uploads.ts'
import { nameOf } from './words.ts'

export interface InboxModel {
  readonly list: ListModel
  readonly thread: ThreadModel
  readonly answers: Answers
  readonly drafts: Drafts
  readonly uploads: Uploads
  readonly typists: Typists
  readonly notices: Notices
  readonly link: Live['link']
  readonly now: Clock['now']
  /** Of all open conversations. */
  readonly unread: ReadonlySignal<number>
  readonly canned: ReadonlySignal<readonly CannedReply[]>
  /** Prepared replies, as they are now. */
  readCanned(): Promise<void>
  /** Sends what is written in the open conversation. */
  send(): void
  /** Listens until the returned function is called. */
  start(): () => void
  forget(): void
}

/** `onTickets`: the same stream tells of tickets, so that the console holds one alone. */
export function createInboxModel(call: Call, onTickets?: () => void): InboxModel {
  const createId = createIdSource({
    now: Date.now,
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
  })
  const list = createListModel(call)
  const thread = createThreadModel(call, () => void list.refresh())
  const answers = createAnswers({
    call,
    onArrived(conversationId, arrived) {
      thread.take(conversationId, arrived)
      void list.refresh()
    },
  })
  const drafts = createDrafts()
  const uploads = createUploads(drafts, createId)
  const typists = createTypists()
  const notices = createNotices()
  const clock = createClock()
  const live = createLive({
    onChanged(ids) {
      void list.refresh()
      const { value: open } = thread.id
      if (open && (!ids || ids.has(open))) void thread.refresh()
    },
    onTyping: typists.hear,
    onTickets,
  })
  const canned = signal<readonly CannedReply[]>([])

  async function readCanned(): Promise<void> {
    try {
      canned.value = (await call(readChatSettings)).settings.canned
    } catch (error) {
      // Without them one types; they are asked for again with the next look.
      if (!(error instanceof ApiError)) throw error
    }
  }

  return {
    list,
    thread,
    answers,
    drafts,
    uploads,
    typists,
    notices,
    link: live.link,
    now: clock.now,
    unread: computed(() => list.desk.value?.counts.unread ?? 0),
    canned,
    readCanned,
    send() {
      const conversationId = thread.id.value
      if (!conversationId) return
      const { text, ...draft } = drafts.of(conversationId)
      if (!text.trim() && draft.attachments.length === 0) return
      thread.type(false)
      answers.send({ ...draft, text: text.trim(), conversationId, cid: createId(), at: Date.now() })
      drafts.clear(conversationId)
    },
    start() {
      const stopLive = live.start()
      const stopClock = clock.start()
      const stopNotices = effect(() => {
        const counts = list.desk.value?.counts
        if (counts) notices.hear('inbox', counts.unread, () => newestOf(list.rows.peek() ?? []))
      })
      addEventListener('online', answers.resume)
      answers.resume()
      void list.refresh()
      return () => {
        stopLive()
        stopClock()
        stopNotices()
        removeEventListener('online', answers.resume)
        notices.forget('inbox')
        typists.forget()
      }
    },
    forget() {
      list.forget()
      thread.forget()
      answers.forget()
      drafts.forget()
      uploads.forget()
      canned.value = []
    },
  }
}

function newestOf(rows: readonly InboxRow[]): News | undefined {
  const [row] = rows
    .filter(({ unread }) => unread > 0)
    .sort((one, other) => other.updatedAt.localeCompare(one.updatedAt))
  if (!row) return undefined
  const { conversationId, last, reference } = row
  const hash = `#inbox/${conversationId}`
  return { title: nameOf(row, reference), body: last.text, tag: conversationId, hash }
}
