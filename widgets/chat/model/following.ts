/** Keeps what is known of the conversations as the backend has it, for whoever the shopper is just now. */
import { batch, effect } from '@preact/signals-core'
import { isProblem } from '../../../src/model/doing.ts'
import { onForgetTab } from '../../../src/ui/tab-memory.ts'
import type { WidgetContext } from '../../../src/widget.ts'
import type { ChatBackend, Follower, Interest, Upload } from '../backend/backend.ts'
import type { ChatPage, ChatSignal, Sent } from '../contract/exchange.ts'
import type { Unsent } from '../delivery/unsent.ts'
import type { Book } from './book.ts'
import type { LinkState } from './link.ts'
import { createSync } from './sync.ts'

export interface FollowingOptions {
  readonly context: Pick<WidgetContext, 'member' | 'shopper' | 'report'>
  readonly backend: ChatBackend
  readonly book: Book
  readonly link: LinkState
  onSignal(signal: ChatSignal): void
  onBack(): void
  onPages(pages: readonly ChatPage[], isFirst: boolean): void
  /** The one who was here has left; `isSignOut`: not by deleting everything themselves. */
  onDeparture(isSignOut: boolean): void
  interest(): Interest
}

export interface Following {
  /** Resolves when all there is has been read; `false` if it could not be. */
  read(): Promise<boolean>
  /** Sends a message; resolves when it stands in its thread. */
  send(message: Unsent): Promise<Sent>
  upload(file: Upload): Promise<void>
  /** What is kept of this shopper is at hand. */
  readonly ready: Promise<void>
  stop(): void
}

const HOLD_MS = 1500

export function createFollowing(options: FollowingOptions): Following {
  const { context, backend, book, link } = options
  const sync = createSync({
    backend,
    book,
    onRead: options.onPages,
    onOutcome: link.noteReading,
    report: context.report,
  })
  let owner: string | undefined
  let generation = 0

  /** Whose conversations these are: known from the beginning, with the first message, or with a sign-in. */
  async function recognise(): Promise<void> {
    const asked = generation
    const who = await (backend.shopper ?? context.shopper)()
    if (asked !== generation || who === undefined || who === owner) return
    // A guest has signed in: the same conversations, counted anew.
    if (owner !== undefined) book.rewind()
    owner = who
    await book.load(who)
  }

  async function read(cursor?: number): Promise<boolean> {
    await recognise()
    const known = book.cursor()
    if (cursor === undefined || known === undefined || cursor > known) return sync.read()
    // Somebody has said so.
    link.noteReading(true)
    return true
  }

  /** Whether there is a connection is noticed first by who sends. */
  async function noting<Answer>(asking: Promise<Answer>, signal?: AbortSignal): Promise<Answer> {
    const asked = generation
    const note = (isAnswered: boolean): void => {
      if (asked === generation && !signal?.aborted) link.noteAnswer(isAnswered)
    }
    try {
      const answer = await asking
      note(true)
      return answer
    } catch (error) {
      note(isProblem(error))
      throw error
    }
  }

  async function send({ files, cid, conversationId, ...message }: Unsent): Promise<Sent> {
    const asked = generation
    const { text, replyTo, contact, context: surroundings } = message
    const sent = await noting(
      backend.send({
        cid,
        conversationId,
        text,
        attachments: files.map(({ id }) => id),
        replyTo,
        contact,
        context: surroundings,
      }),
    )
    if (asked !== generation) return sent
    await makeRoom(sent)
    if (asked === generation) book.put(sent.conversation, sent.message)
    if (owner === undefined || link.isBehind()) void read()
    return sent
  }

  /** What stands before it in the thread comes first, if it comes soon. */
  async function makeRoom({ message, cursor, since }: Sent): Promise<void> {
    const newest = book.shelf(message.conversationId).newest.peek()
    const last = newest.at(-1)?.seq ?? 0
    const known = book.cursor()
    if (message.seq <= last || known === undefined) return
    if (message.seq > last + 1) await Promise.race([sync.read(), pause(HOLD_MS)])
    // Nothing but this has happened: there is nothing to read.
    else if (since === known) book.advance(cursor)
  }

  function depart(isSignOut: boolean): void {
    generation += 1
    owner = undefined
    batch(() => {
      sync.forget()
      book.forget()
      options.onDeparture(isSignOut)
    })
  }

  const follower: Follower = {
    onChange: read,
    onSignal: options.onSignal,
    onLink: link.noteTelling,
    onBack() {
      link.noteBack()
      options.onBack()
    },
    interest: options.interest,
  }

  let memberId: string | undefined
  const stops = [
    backend.follow(follower),
    effect(() => {
      const { status, memberId: next } = context.member.value
      if (memberId !== undefined && memberId !== next) depart(true)
      memberId = next
      if (status !== 'unknown') void read()
    }),
    // A guest who has everything deleted; a member has been seen off above.
    onForgetTab(() => depart(false)),
  ]

  return {
    read: () => read(),
    send,
    async upload(file) {
      await noting(backend.upload(file), file.signal)
    },
    ready: recognise(),
    stop() {
      generation += 1
      for (const stop of stops) stop()
      backend.dispose()
    },
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
