/** The other end of the chat, as our own contract has it: changes are told by the live stream, or asked for where there is none. */
import type { WidgetContext } from '../../../src/widget.ts'
import {
  ChatSignal,
  readChanges,
  readEarlier,
  sendMessage,
  signalChat,
} from '../contract/exchange.ts'
import { readChatFacts } from '../contract/facts.ts'
import { uploadFile } from '../contract/files.ts'
import type { Attachment, ChatMessage } from '../contract/message.ts'
import {
  endConversation,
  eraseChat,
  mailTranscript,
  rateConversation,
} from '../contract/parting.ts'
import type { ChatBackend, Follower } from './backend.ts'
import { createAsking } from './asking.ts'

export type OwnContext = Pick<
  WidgetContext,
  'call' | 'upload' | 'urlOf' | 'onChange' | 'onLive' | 'shopper'
>

interface Reading {
  /** Since there is a connection that tells what comes. */
  isBegun: boolean
}

export function createOwnBackend(context: OwnContext): ChatBackend {
  const { call } = context
  const stops = new Set<() => void>()
  const reading: Reading = { isBegun: false }

  const withUrl = (file: Attachment): Attachment => ({ ...file, url: context.urlOf(file.url) })
  const withUrls = (message: ChatMessage): ChatMessage =>
    message.attachments.length > 0
      ? { ...message, attachments: message.attachments.map(withUrl) }
      : message

  return {
    can: { files: true, replies: true, transcriptByMail: true, orderStatus: true, erasing: true },
    facts: () => call(readChatFacts, {}),
    isKnown: async () => (await context.shopper()) !== undefined,

    async send({ cid, conversationId, attachments, ...body }) {
      const params = { conversationId, cid }
      const sent = await call(sendMessage, {
        params,
        body: { ...body, attachments: [...attachments] },
      })
      return { ...sent, message: withUrls(sent.message) }
    },

    async upload({ id: fileId, name, blob, signal, onProgress }) {
      const file = { params: { fileId }, query: { name }, blob, signal, onProgress }
      return withUrl(await context.upload(uploadFile, file))
    },

    async changes(after) {
      reading.isBegun = true
      const query = after === undefined ? {} : { after: String(after) }
      const page = await call(readChanges, { query })
      return { ...page, messages: page.messages.map(withUrls) }
    },

    async earlier(conversationId, before) {
      const query = { before: String(before) }
      const page = await call(readEarlier, { params: { conversationId }, query })
      return { ...page, messages: page.messages.map(withUrls) }
    },

    signal(conversationId, signals) {
      // By the time it could be told again it would not be true any more.
      call(signalChat, { params: { conversationId }, body: signals }).catch(() => undefined)
    },

    end: (conversationId) => call(endConversation, { params: { conversationId }, body: {} }),
    rate: (conversationId, rating) =>
      call(rateConversation, { params: { conversationId }, body: rating }),
    async mailTranscript(conversationId, email) {
      await call(mailTranscript, { params: { conversationId }, body: { email } })
    },
    async erase() {
      await call(eraseChat, {})
    },

    follow(follower) {
      const stop = followChanges(context, reading, follower)
      stops.add(stop)
      return () => {
        stops.delete(stop)
        stop()
      }
    },

    dispose() {
      for (const stop of stops) stop()
      stops.clear()
    },
  }
}

function followChanges(context: OwnContext, reading: Reading, follower: Follower): () => void {
  const asking = createAsking(follower)
  const stops = [
    asking.stop,
    context.onLive((state) => {
      if (state === 'live') reading.isBegun = false
      asking.setLive(state)
    }),
    // What came between an earlier reading and this moment was told to nobody.
    context.onChange('stream.opened', () => reading.isBegun || asking.ask()),
    context.onChange('chat.changed', ({ revision }) => {
      asking.ask(revision)
      // Without a number: page or network are back, and anything may have changed unheard.
      if (revision === undefined) follower.onBack()
    }),
    context.onChange('chat.signal', ({ data }) => {
      const signal = ChatSignal.safeParse(data)
      if (signal.success) follower.onSignal(signal.data)
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}
