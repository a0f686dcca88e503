/** Puts the parts of the adapter together. */
import type { WidgetContext } from '../../../src/widget.ts'
import { createApi, type Api } from './api.ts'
import type { Browser } from './browser.ts'
import { createCable } from './cable.ts'
import { createContacts, type Contacts } from './contact.ts'
import { createConversations, type Conversations } from './conversations.ts'
import { createFiles, type Files } from './files.ts'
import { createFollowing, type Following } from './following.ts'
import { createHearing, type Hearing } from './hear.ts'
import { createAsk } from './http.ts'
import { createCell, type Kept, type Own } from './kept.ts'
import { createLedger, type Ledger } from './ledger.ts'
import { readCustomer, type ChatwootOptions, type Customer } from './options.ts'
import { createOwnMessages, type OwnMessages } from './own-messages.ts'
import { createSend, type Send } from './send.ts'
import { createSeenCheck } from './seen-check.ts'
import { createState, type State } from './state.ts'
import { createSync, type Sync } from './sync.ts'
import { watchMember } from './watch-member.ts'

export interface Parts {
  readonly api: Api
  readonly contacts: Contacts
  readonly conversations: Conversations
  readonly files: Files
  readonly following: Following
  readonly hearing: Hearing
  readonly ledger: Ledger
  readonly own: OwnMessages
  readonly send: Send
  readonly state: State
  readonly sync: Sync
  customer(): Promise<Customer | undefined>
  report(error: unknown): void
  dispose(): void
}

export function createParts(
  options: ChatwootOptions,
  context: WidgetContext,
  browser: Browser,
): Parts {
  const { url, inbox } = options
  const { store, report } = context
  const server = `${url} ${inbox}`
  const customer = (): Promise<Customer | undefined> => readCustomer(options)
  const root = `${url}/public/api/v1/inboxes/${encodeURIComponent(inbox)}`
  const api = createApi(createAsk(root, browser.fetch))
  const cell = createCell<Kept>(store, 'chatwoot', { server, conversations: [] })
  const own = createOwnMessages(createCell<Own>(store, 'chatwoot.own', { pending: [], taken: [] }))
  const files = createFiles(store)
  const ledger = createLedger(own)
  const contacts = createContacts({ api, cell, server, context, customer })
  const conversations = createConversations({
    api,
    cell,
    context,
    contacts,
    onRenamed: () => state.forgetThreads(),
  })
  const sync = createSync({ api, cell, ledger, own, conversations })
  const state = createState({ sync, ledger, isLive: () => following.isLive() })
  const hearing = createHearing({
    conversations,
    ledger,
    own,
    isSynced: state.isSynced,
    onChange: () => following.ask(),
    onUnknown() {
      sync.expectMore()
      state.unsync()
      following.ask()
    },
    onSignal: (signal) => following.signal(signal),
    report,
  })
  const cable = createCable({
    url: `${url.replace(/^http/, 'ws')}/cable`,
    openSocket: browser.openSocket,
    token: async () => (await contacts.current())?.pubsubToken,
    onLive: (isLive) => following.onLive(isLive),
    onEvent: (event, data) => following.onEvent(event, data),
    // Gone or not, the next try has the token of now.
    onRefused: () => void contacts.renewIfGone().catch(() => undefined),
  })
  const checkSeen = createSeenCheck({ api, contacts, ledger, onChange: () => following.ask() })
  const following = createFollowing({
    context,
    browser,
    cable,
    hear: hearing.hear,
    onBreak: state.unsync,
    onTick(isLooking) {
      hearing.repeatTyping()
      // Read or not: asked again half a minute later.
      if (isLooking) checkSeen().catch(() => undefined)
    },
  })
  const send = createSend({
    api,
    contacts,
    conversations,
    files,
    ledger,
    own,
    sync,
    isLive: following.isLive,
  })
  const stops = [
    browser.onAwake(following.back),
    watchMember(context, async () => {
      cable.close()
      hearing.forget()
      state.forgetThreads()
      own.forget()
      cell.forget()
      await Promise.all(['chatwoot', 'chatwoot.own'].map((key) => store.remove(key)))
      following.wake()
    }),
  ]
  return {
    api,
    contacts,
    conversations,
    files,
    following,
    hearing,
    ledger,
    own,
    send,
    state,
    sync,
    customer,
    report,
    dispose() {
      for (const stop of stops) stop()
      following.dispose()
    },
  }
}
