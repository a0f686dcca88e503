/** The other end of the chat, whatever it is: what the model asks of it. Our own contract is one, a Chatwoot server another. */
import type { Conversation, Rating } from '../contract/conversation.ts'
import type {
  ChatContext,
  ChatPage,
  ChatSignal,
  ContactFields,
  Sent,
} from '../contract/exchange.ts'
import type { ChatFacts } from '../contract/facts.ts'
import type { Attachment, ChatMessage } from '../contract/message.ts'

/** A message that has an id, and has not been taken yet. */
export interface Outgoing {
  readonly cid: string
  readonly conversationId: string
  readonly text: string
  /** Ids of files the backend has taken. */
  readonly attachments: readonly string[]
  readonly replyTo?: string | undefined
  readonly contact?: ContactFields | undefined
  readonly context?: ChatContext | undefined
}

export interface Upload {
  readonly id: string
  readonly name: string
  readonly blob: Blob
  readonly signal: AbortSignal
  /** 0 to 1. */
  onProgress(part: number): void
}

/** What the views may offer. */
export interface Abilities {
  readonly files: boolean
  readonly replies: boolean
  readonly transcriptByMail: boolean
  readonly orderStatus: boolean
  readonly erasing: boolean
}

/** `active`: somebody looks, and something happened lately. `looking`: somebody looks. `open`: an answer may come. */
export type Interest = 'active' | 'looking' | 'open' | 'none'

export interface Follower {
  /**
   * Something is new, or may be: read from the cursor on, unless that has come to `cursor` already. Resolves when it is read; `false` if that
   * failed.
   */
  onChange(cursor?: number): Promise<boolean>
  onSignal(signal: ChatSignal): void
  /** Whether changes are told; one that asks for them instead need not say it. */
  onLink(isLive: boolean): void
  /** The network or the shopper is back: what waits may be tried. */
  onBack(): void
  /** How closely it is followed, for a backend that has to ask. */
  interest(): Interest
}

/**
 * Every promise rejects with a ProblemError (has `code`, `status`, `retryAfterMs`) where the backend refused, and with a RegularsError where there
 * is no answer worth having. Whatever is repeated has the same id, and is taken once.
 */
export interface ChatBackend {
  readonly can: Abilities
  /** Each `seq` is higher than the one before, and more is not promised. */
  readonly hasGaps?: boolean
  facts(): Promise<ChatFacts>
  /** Somebody has written from this browser, or is signed in: there may be something to read. Asks nobody. */
  isKnown(): Promise<boolean>
  /** Whose conversations these are, where it is not the shopper our own backend knows. Asks nobody. */
  shopper?(): Promise<string | undefined>
  send(message: Outgoing): Promise<Sent>
  upload(file: Upload): Promise<Attachment>
  /** `undefined`: what is newest. */
  changes(after: number | undefined): Promise<ChatPage>
  /** Older than `before`, in the order of the thread. */
  earlier(
    conversationId: string,
    before: number,
  ): Promise<{ readonly messages: readonly ChatMessage[]; readonly hasMore: boolean }>
  /** Best effort: never repeated, never rejects. */
  signal(
    conversationId: string,
    signals: { readonly typing?: boolean; readonly readSeq?: number },
  ): void
  end(conversationId: string): Promise<Conversation>
  rate(conversationId: string, rating: Pick<Rating, 'score' | 'comment'>): Promise<Conversation>
  mailTranscript(conversationId: string, email: string): Promise<void>
  erase(): Promise<void>
  /** Until the returned function is called. */
  follow(follower: Follower): () => void
  dispose(): void
}
