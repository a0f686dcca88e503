/** The chat’s state and actions, as the views know them. */
import type { ReadonlySignal } from '@preact/signals-core'
import type { WidgetContext, WidgetModel } from '../../../src/widget.ts'
import type { Abilities } from '../backend/backend.ts'
import type { Conversation, Rating } from '../contract/conversation.ts'
import type { chatEvents } from '../contract/events.ts'
import type { ChatContext, ContactFields } from '../contract/exchange.ts'
import type { ChatFacts } from '../contract/facts.ts'
import type { Author, ChatMessage } from '../contract/message.ts'
import type { OrderStatus } from '../contract/order-status.ts'

/**
 * Of an own message. `waiting`: kept on the device, for a network or for those before it. `failed`: tried for a while, and tried again as soon as
 * there is a reason to. `refused`: the backend will never take it; its text can be had back.
 */
export type Delivery = 'waiting' | 'sending' | 'sent' | 'delivered' | 'read' | 'failed' | 'refused'

/** Why something did not work, for words: a code of the contract, or `offline`, `expired`. */
export interface Reason {
  readonly code: string
  readonly params?: Readonly<Record<string, unknown>>
}

export interface ThreadFile {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly bytes: number
  readonly width?: number | undefined
  readonly height?: number | undefined
  /** At the backend. */
  readonly url?: string | undefined
  /** On this device, until it is at the backend. */
  readonly blob?: Blob | undefined
  /** 0 to 1 while it is on its way. */
  readonly progress?: number | undefined
}

export interface ThreadMessage {
  readonly cid: string
  readonly author: Author
  readonly text: string
  readonly files: readonly ThreadFile[]
  readonly replyTo?: Pick<ThreadMessage, 'cid' | 'author' | 'text'> | undefined
  /** Ms since 1970, by the backend’s clock where it has answered. */
  readonly at: number
  /** Without one it is not at the backend yet. */
  readonly seq?: number | undefined
  readonly isEdited?: boolean | undefined
  readonly isDeleted?: boolean | undefined
  /** Own messages only. */
  readonly delivery?: Delivery | undefined
  /** Of `failed` and `refused`. */
  readonly reason?: Reason | undefined
}

export interface NewMessage {
  readonly text: string
  readonly files?: readonly File[]
  readonly replyTo?: string | undefined
  readonly contact?: ContactFields | undefined
  /** Beside page, cart and language, which the model knows. */
  readonly context?: Pick<ChatContext, 'before' | 'campaignId' | 'orderId'> | undefined
}

/** One conversation on the screen. */
export interface Thread {
  /** Made here; the backend knows it from the first message on. */
  readonly id: string
  readonly conversation: ReadonlySignal<Conversation | undefined>
  /** In the order of the thread, what waits at the end; at most 200 of those the backend has. */
  readonly messages: ReadonlySignal<readonly ThreadMessage[]>
  readonly hasEarlier: ReadonlySignal<boolean>
  /** The newest ones have left memory while older ones were read. */
  readonly hasLater: ReadonlySignal<boolean>
  readonly isReading: ReadonlySignal<boolean>
  /** Somebody of the shop is typing: their name, or `''`. */
  readonly typing: ReadonlySignal<string | undefined>
  /** Puts fifty older ones in front. */
  readEarlier(): Promise<void>
  /** Puts fifty newer ones behind. */
  readLater(): Promise<void>
  /** Back at the newest end: older ones may go from memory. */
  atEnd(): void
  /** Resolves when it is kept, before anything has left; rejects with a RegularsError when a file is too large or of a wrong type. */
  send(message: NewMessage): Promise<void>
  /** Tries at once. */
  retry(cid: string): void
  /** Takes an unsent message out, and gives back what it was made of. */
  takeBack(cid: string): Promise<NewMessage | undefined>
  /** Keys are pressed. */
  type(isTyping: boolean): void
  /** Was in sight. */
  read(seq: number): void
}

/** `lost`: nobody answers what is read or sent, or tells what changes; what is written waits. `none`: there is nothing to follow yet. */
export type Link = 'none' | 'live' | 'lost'

export interface ChatModel extends WidgetModel {
  readonly can: Abilities
  /** What is known of the shop, at once if it was known before. */
  readonly facts: ReadonlySignal<ChatFacts | undefined>
  /** `failed`: nobody has answered, and nothing is known from before. */
  readonly status: ReadonlySignal<'loading' | 'ready' | 'stale' | 'failed'>
  readonly link: ReadonlySignal<Link>
  /** How many messages came while it was lost; 0 until it is back, and 0 again after a while. */
  readonly caughtUp: ReadonlySignal<number>
  /** `false`: the browser keeps nothing; what is not sent dies with the page. */
  readonly isKept: ReadonlySignal<boolean>
  /** Unsent messages went with a sign-out: how many. */
  readonly lost: ReadonlySignal<number>
  /** Newest first. */
  readonly conversations: ReadonlySignal<readonly Conversation[]>
  /** Messages of the shop nobody has seen, newest last; at most three are shown while the panel is closed. */
  readonly unread: ReadonlySignal<readonly ChatMessage[]>
  /** What came just now from the shop, for ears: read aloud, and a sound. Replaced by what comes next. */
  readonly arrived: ReadonlySignal<readonly ChatMessage[]>
  /** What the shopper has said about themselves with earlier messages, kept on this device; empty if nothing. */
  readonly contact: ReadonlySignal<ContactFields>
  /** Counts what the views alone know of: answers read, the way to a person, ways elsewhere. */
  readonly track: WidgetContext<typeof chatEvents>['track']
  /** The conversation on the screen; `undefined` for the first page of the chat. Remembered in this tab. */
  readonly current: ReadonlySignal<Thread | undefined>
  /** `new`: one that begins with its first message. */
  openThread(id: 'new' | (string & {})): Thread
  closeThread(): void
  /** Opens the panel at the chat, as from a card; `false` where there is none. */
  openPanel(): Promise<boolean>
  /** Somebody looks at the section, until the returned function is called. */
  show(): () => void
  refresh(): Promise<void>
  end(id: string): Promise<void>
  rate(id: string, rating: Pick<Rating, 'score' | 'comment'>): Promise<void>
  mailTranscript(id: string, email: string): Promise<void>
  /** The whole conversation as text, for a file. `said` puts a message into words. */
  readTranscript(id: string, said: (message: ChatMessage) => string): Promise<string>
  requestOrderCode(orderId: string, email: string): Promise<void>
  readOrderStatus(orderId: string, email: string, code: string): Promise<OrderStatus>
  /** Everything of the chat, here and at the backend. */
  erase(): Promise<void>
  readonly hasSound: ReadonlySignal<boolean>
  setSound(isOn: boolean): void
  /** What the campaign says that invited to write, until it is answered or dropped. */
  readonly invitation: ReadonlySignal<
    { readonly campaignId: string; readonly text: string } | undefined
  >
}
