import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ANA, disposeModels, GUEST, MIHAI } from '../../../src/model/context.fixture.ts'
import { ChatwootServer } from './chatwoot-server.fixture.ts'
import { openBrowser, openConversation, outgoing } from './chatwoot-stage.fixture.ts'

beforeEach(() => vi.useFakeTimers({ now: Date.parse('2026-11-23T09:00:00.400Z') }))
afterEach(() => {
  disposeModels()
  vi.useRealTimers()
})

const UPDATE = /^PATCH \/contacts\/[^/]+$/
const ana = { identifier: 'ana', identifierHash: 'hmac(ana)' }

describe('what is personal', () => {
  it('is sent only when the shopper has typed it', async () => {
    const { server, conversationId, backend } = await openConversation({ member: ANA })
    expect(server.askedFor(/^POST \/contacts$/)[0]?.body).toEqual({
      source_id: expect.any(String),
    })

    await backend.send(
      outgoing('Mail me', {
        conversationId,
        contact: { name: 'Ana', email: 'ana@example.com', phone: '0721 123 456' },
      }),
    )

    expect(server.askedFor(UPDATE).map(({ body }) => body)).toEqual([
      { name: 'Ana', email: 'ana@example.com', custom_attributes: { phone: '0721 123 456' } },
    ])
  })

  it('is told once, and again when it has changed', async () => {
    const { server, conversationId, backend } = await openConversation()
    for (const email of ['ana@example.com', 'ana@example.com', 'ana.pop@example.com'])
      await backend.send(outgoing('Mail me', { conversationId, contact: { email } }))

    expect(server.askedFor(UPDATE)).toHaveLength(2)
  })

  it('of another customer with the same address is neither kept nor shown', async () => {
    const server = new ChatwootServer()
    server.people.add({
      email: 'ana@example.com',
      name: 'Ana Secret',
      phone_number: '+40721999888',
    })
    const { backend, store } = openBrowser({ server })

    const sent = await backend.send(outgoing('Hi', { contact: { email: 'ana@example.com' } }))

    expect(server.inboxes[0]?.contact.name).toBe('Ana Secret')
    const everything = JSON.stringify([sent, ...store.values(), await backend.changes(undefined)])
    expect(everything).not.toContain('Secret')
    expect(everything).not.toContain('999888')
  })

  it('goes to an international number as such', async () => {
    const { backend, server } = openBrowser()

    await backend.send(outgoing('Call me', { contact: { phone: '+40 721 123 456' } }))

    expect(server.askedFor(/^POST \/contacts$/)[0]?.body).toMatchObject({
      phone_number: '+40721123456',
    })
  })
})

describe('a customer the shop vouches for', () => {
  it('finds conversations of another device', async () => {
    const phone = await openConversation({ customer: ana })
    const { server } = phone
    server.answer(phone.conversation, 'Hi Ana!')

    const laptop = openBrowser({ server, customer: ana })
    expect(await laptop.backend.isKnown()).toBe(true)
    await laptop.read()

    expect(laptop.texts()).toEqual(['Hello', 'Hi Ana!'])
    expect(server.askedFor(UPDATE)[0]?.body).toEqual({
      identifier: 'ana',
      identifier_hash: 'hmac(ana)',
    })
  })

  it('hears on one device what is answered to the other', async () => {
    const phone = await openConversation({ customer: ana })
    const laptop = openBrowser({ server: phone.server, customer: ana })
    await laptop.read()
    laptop.follow()
    await vi.advanceTimersByTimeAsync(100)

    phone.server.answer(phone.conversation, 'Hi Ana!')
    await vi.advanceTimersByTimeAsync(10)

    expect(laptop.texts()).toEqual(['Hello', 'Hi Ana!'])
  })

  it('sees at once a conversation begun on another device meanwhile', async () => {
    const phone = await openConversation({ customer: ana })
    const laptop = openBrowser({ server: phone.server, customer: ana })
    await laptop.read()
    laptop.follow()
    await vi.advanceTimersByTimeAsync(100)

    await phone.backend.send(outgoing('Another thing'))
    await vi.advanceTimersByTimeAsync(100)

    expect(laptop.texts()).toEqual(['Hello', 'Another thing'])
  })

  it('brings along what was written as a guest', async () => {
    const guest = await openConversation()

    const signedIn = openBrowser({ server: guest.server, store: guest.store, customer: ana })
    await signedIn.read()

    expect(signedIn.texts()).toEqual(['Hello'])
    expect(guest.server.inboxes).toMatchObject([{ isVerified: true }])
  })

  it('may write though the signature is wrong; the merchant is told', async () => {
    const { server, context } = await openConversation({
      customer: { identifier: 'ana', identifierHash: 'forged' },
    })

    expect(server.conversations[0]?.messages).toHaveLength(1)
    expect(server.inboxes).toMatchObject([{ isVerified: false }])
    expect(context.report).toHaveBeenCalledWith(expect.objectContaining({ status: 500 }))
  })

  it('is asked for again each time, so that a page may sign in late', async () => {
    const who: { customer?: typeof ana } = {}
    const { backend } = openBrowser({ customer: () => who.customer })
    expect(await backend.isKnown()).toBe(false)

    who.customer = ana

    expect(await backend.isKnown()).toBe(true)
  })
})

describe('a browser that several people use', () => {
  it.each([
    ['somebody else', MIHAI],
    ['nobody', GUEST],
  ])('shows nothing of the one before to %s', async (_who, next) => {
    const { backend, member, server, store, texts, read } = await openConversation({ member: ANA })
    const before = server.inboxes[0]?.sourceId

    member.value = next
    await vi.advanceTimersByTimeAsync(10)
    await read()

    expect(texts()).toEqual([])
    expect([...store.keys()].filter((key) => key.startsWith('chatwoot'))).toEqual([])
    await backend.send(outgoing('I am another'))
    expect(server.inboxes.map(({ sourceId }) => sourceId === before)).toEqual([true, false])
  })

  it('listens for the new one only', async () => {
    const { server, member, follow, backend } = await openConversation({ member: ANA })
    follow()
    await vi.advanceTimersByTimeAsync(100)

    member.value = MIHAI
    await vi.advanceTimersByTimeAsync(10)
    expect(server.cable.openSockets()).toEqual([])
    await backend.send(outgoing('I am Mihai'))
    await vi.advanceTimersByTimeAsync(100)

    expect(server.cable.openSockets().map(({ token }) => token)).toEqual([server.inboxes[1]?.token])
  })

  it('goes on as the same when a guest signs in', async () => {
    const { member, read, texts } = await openConversation()

    member.value = ANA
    await vi.advanceTimersByTimeAsync(10)
    await read()

    expect(texts()).toEqual(['Hello'])
  })

  it('is another contact at another server', async () => {
    const { store } = await openConversation()
    const other = new ChatwootServer()
    Object.assign(other, { url: 'https://other.example' })

    const next = openBrowser({ server: other, store })
    expect(await next.backend.isKnown()).toBe(false)
    await next.backend.send(outgoing('Hello there'))

    expect(other.inboxes).toHaveLength(1)
    expect(other.askedFor(/1001/)).toEqual([])
  })

  it('that keeps nothing can write all the same', async () => {
    const { backend, server, context, conversationId } = await openConversation()
    Object.assign(context.store, { update: async () => undefined, write: async () => false })

    await backend.send(outgoing('Still here', { conversationId }))

    expect(server.conversations.flatMap(({ messages }) => messages)).toHaveLength(2)
  })
})
