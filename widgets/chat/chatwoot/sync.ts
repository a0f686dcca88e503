/** Reads from the server what happened while nobody listened. Its pages go backwards only, so a page is read until something known comes. */
import { HOUR, SECOND } from '../../../src/core/clock.ts'
import type { ChatMessage } from '../contract/message.ts'
import type { Api } from './api.ts'
import type { Conversations } from './conversations.ts'
import { isHidden, toMessage } from './convert.ts'
import type { Cell, Kept } from './kept.ts'
import type { KnownThread, Ledger } from './ledger.ts'
import type { OwnMessages } from './own-messages.ts'
import type { WireContact, WireConversation, WireMessage } from './wire.ts'

export interface Sync {
  /** Reads on from `after`, or what is newest. Resolves with `true` where too much is missing: what was known is to be forgotten. */
  all(contact: WireContact, after: number | undefined): Promise<boolean>
  /** The end of one thread, back to `floor` if it is not too far. */
  newest(contact: WireContact, thread: KnownThread, floor?: number): Promise<boolean>
  earlier(
    contact: WireContact,
    thread: KnownThread,
    before: number,
  ): Promise<{ readonly messages: ChatMessage[]; readonly hasMore: boolean }>
  /** Somebody may have begun a conversation elsewhere: all are asked for the next time. */
  expectMore(): void
}

export interface SyncParts {
  readonly api: Api
  readonly cell: Cell<Kept>
  readonly ledger: Ledger
  readonly own: OwnMessages
  readonly conversations: Conversations
}

interface Walk {
  /** The newest, if not said. */
  readonly before?: number
  /** `place`: all from there on are known. */
  isEnough(place: number, size: number): boolean
}

interface Walked {
  readonly messages: readonly WireMessage[]
  /** From here on nothing is missing; 0 for the beginning. */
  readonly place: number
  /** It was enough, before it was too much. */
  readonly isOver: boolean
}

const PAGE = 20
const MOST_PAGES = 10
/** Read of a thread that nothing is known of yet. */
const FIRST = 100
/** Of the shopper’s conversations so many are followed. */
const FOLLOWED = 5

export function createSync({ api, cell, ledger, own, conversations }: SyncParts): Sync {
  let isMore = false

  async function learn(thread: KnownThread, messages: readonly WireMessage[]): Promise<void> {
    await own.claim(messages)
    ledger.learn(thread, messages)
    thread.upTo = Math.max(thread.upTo, ...messages.map(({ id }) => id))
  }

  async function list({ sourceId }: WireContact, floor: number): Promise<boolean> {
    const before = await conversations.all()
    const listed = await api.conversations(sourceId)
    isMore = false
    const gone = before.filter(({ theirs }) => !listed.some(({ id }) => id === theirs))
    for (const { theirs } of gone) {
      await conversations.forget(theirs)
      ledger.drop(theirs)
    }
    let isReset = gone.length > 0 && floor > 0
    for (const each of listed) isReset = (await learnWhole(each, floor)) || isReset
    const weight = listed.reduce((sum, { messages }) => sum + messages.length, 0)
    await cell.change((kept) => ({ ...kept, listed: { at: Date.now(), weight } }))
    return isReset
  }

  async function learnWhole(conversation: WireConversation, floor: number): Promise<boolean> {
    const thread = ledger.thread(await conversations.keep(conversation))
    ledger.learnFacts(thread, conversation)
    const from = thread.upTo || floor
    const inOrder = [...conversation.messages].sort((one, other) => one.id - other.id)
    const missed = inOrder.filter(({ id }) => id > from).length
    const isGap = from > 0 && missed > MOST_PAGES * PAGE
    if (isGap) thread.messages.clear()
    const wanted = Math.max(FIRST, Math.min(missed, MOST_PAGES * PAGE))
    thread.weight = inOrder.length
    await learn(thread, inOrder.slice(-wanted))
    return isGap
  }

  /** Page by page from `before` back, until it is enough. */
  async function walk(
    { sourceId }: WireContact,
    { kept: { theirs } }: KnownThread,
    { before, isEnough }: Walk,
  ): Promise<Walked> {
    const read = new Map<number, WireMessage>()
    let place = before ?? Infinity
    let isEnd = false
    let isOver = false
    for (let page = 0; page < MOST_PAGES && !isOver; page++) {
      let messages = await api.messages(sourceId, theirs, page ? place : before)
      isEnd = messages.length < PAGE
      if (!isEnd && isOneSecond(messages)) {
        // Any twenty of that second: only the whole conversation is sure to have the others.
        messages = (await api.conversation(sourceId, theirs)).messages.filter(
          ({ id }) => id < place,
        )
        isEnd = true
      }
      for (const message of messages) read.set(message.id, message)
      place = isEnd ? 0 : placeBefore(messages)
      isOver = isEnd || isEnough(place, read.size)
    }
    return { messages: [...read.values()], place, isOver }
  }

  async function newest(
    contact: WireContact,
    thread: KnownThread,
    floor = thread.upTo,
  ): Promise<boolean> {
    const { messages, place, isOver } = await walk(contact, thread, {
      isEnough: (place) => floor === 0 || place <= floor,
    })
    if (!isOver) thread.messages.clear()
    await learn(thread, floor && isOver ? messages : withoutHoles(messages, place))
    return !isOver
  }

  return {
    newest,
    async all(contact, after) {
      const floor = after === undefined ? 0 : ledger.newestAt(after)
      const { listed, conversations: kept } = await cell.read()
      const restMs = Math.min((listed?.weight ?? 0) * SECOND, HOUR)
      if (isMore || !listed || Date.now() - listed.at >= restMs) return list(contact, floor)
      let isReset = false
      for (const each of kept.slice(-FOLLOWED)) {
        const thread = ledger.thread(each)
        isReset = (await newest(contact, thread, thread.upTo || floor)) || isReset
      }
      return isReset
    },

    async earlier(contact, thread, before) {
      const walked = await walk(contact, thread, { before, isEnough: (_place, size) => size >= 50 })
      const messages = withoutHoles(walked.messages, walked.place).sort(
        (one, other) => one.id - other.id,
      )
      await own.claim(messages)
      return {
        hasMore: walked.place > 0,
        messages: messages
          .filter((message) => !isHidden(message))
          .map((message) => ({
            ...toMessage(message, {
              conversationId: thread.kept.id,
              files: own.filesOf(message.id),
              cidOf: own.cidOf,
            }),
            rev: Date.now(),
          })),
      }
    },

    expectMore() {
      isMore = true
    },
  }
}

/**
 * Where the next page ends. The server cuts its pages by seconds, and those of one second stand in any order: of the oldest second some may be
 * missing, so that one is read again.
 */
function placeBefore(messages: readonly WireMessage[]): number {
  const oldest = Math.min(...messages.map(({ createdAt }) => createdAt))
  const whole = messages.filter(({ createdAt }) => createdAt > oldest)
  return Math.min(...whole.map(({ id }) => id))
}

/** What comes before `place` may be half of a second, and will be read again. */
function withoutHoles(messages: readonly WireMessage[], place: number): WireMessage[] {
  return messages.filter(({ id }) => id >= place)
}

function isOneSecond(messages: readonly WireMessage[]): boolean {
  return messages.every(({ createdAt }) => createdAt === messages[0]?.createdAt)
}
