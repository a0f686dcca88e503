import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { disposeModels } from '../../../src/model/context.fixture.ts'
import { openConversation, outgoing } from './chatwoot-stage.fixture.ts'

const MINUTE = 60_000

beforeEach(() => vi.useFakeTimers({ now: Date.parse('2026-11-23T09:00:00.400Z') }))
afterEach(() => {
  disposeModels()
  vi.useRealTimers()
})

describe('the end of a conversation', () => {
  it('is the shopper’s to say', async () => {
    const { backend, conversationId } = await openConversation()

    expect(await backend.end(conversationId)).toMatchObject({ stage: 'resolved' })
  })

  it('is heard when an agent says it', async () => {
    const { backend, server, conversation, follow } = await openConversation()
    follow()
    await vi.advanceTimersByTimeAsync(100)

    server.resolve(conversation)
    await vi.advanceTimersByTimeAsync(10)

    expect((await backend.changes(undefined)).conversations[0]?.stage).toBe('resolved')
  })

  it('is undone by the next message', async () => {
    const { backend, conversationId, follow } = await openConversation()
    follow()
    await vi.advanceTimersByTimeAsync(100)
    await backend.end(conversationId)

    await backend.send(outgoing('One more thing', { conversationId }))
    await vi.advanceTimersByTimeAsync(10)

    expect((await backend.changes(undefined)).conversations[0]?.stage).toBe('new')
  })
})

describe('a rating', () => {
  it('answers the survey of the server, which is not shown as a message', async () => {
    const { backend, server, conversation, conversationId, read, texts } = await openConversation()
    await backend.end(conversationId)

    const rated = await backend.rate(conversationId, { score: 4, comment: 'Quick' })
    await read()

    expect(rated.rating).toEqual({
      score: 4,
      comment: 'Quick',
      editableUntil: '2026-12-07T09:00:00.000Z',
    })
    expect(conversation.messages.at(-1)?.attributes['submitted_values']).toEqual({
      csat_survey_response: { rating: 4, feedback_message: 'Quick' },
    })
    expect(texts()).toEqual(['Hello'])
    expect(server.askedFor(/^PATCH .+\/messages/)).toHaveLength(1)
  })

  it('is known again in the next page', async () => {
    const { backend, conversationId, read } = await openConversation()
    await backend.end(conversationId)
    await backend.rate(conversationId, { score: 5 })

    await vi.advanceTimersByTimeAsync(MINUTE)
    await read()

    expect((await backend.changes(undefined)).conversations[0]?.rating?.score).toBe(5)
  })

  it('is refused where the inbox has no survey', async () => {
    const { backend, server, conversationId } = await openConversation()
    server.settings.hasSurvey = false
    await backend.end(conversationId)

    await expect(backend.rate(conversationId, { score: 1 })).rejects.toMatchObject({
      code: 'rating_locked',
    })
  })

  it('is refused after fourteen days', async () => {
    const { backend, conversationId } = await openConversation()
    await backend.end(conversationId)
    vi.setSystemTime(Date.now() + 15 * 86_400_000)

    await expect(backend.rate(conversationId, { score: 1 })).rejects.toMatchObject({
      code: 'rating_locked',
    })
  })
})

describe('who has read what', () => {
  it('is asked for at most every thirty seconds while our last word is unseen and somebody looks', async () => {
    const { backend, server, conversation, conversationId, follow } = await openConversation()
    follow()
    const asked = () => server.askedFor(/^GET .+\/conversations\/\d+$/).length
    await vi.advanceTimersByTimeAsync(2 * MINUTE)
    expect(asked()).toBeGreaterThanOrEqual(3)
    expect(asked()).toBeLessThanOrEqual(4)

    server.readByAgent(conversation)
    await vi.advanceTimersByTimeAsync(MINUTE)
    const [seen] = (await backend.changes(undefined)).conversations
    expect(seen?.theirReadSeq).toBe(conversation.messages[0]?.id)
    expect(seen?.stage).toBe('open')

    const before = asked()
    await vi.advanceTimersByTimeAsync(5 * MINUTE)
    expect(asked()).toBe(before)
    expect(conversationId).toBe(seen?.id)
  })

  it('is read out of any event that says so, without a question', async () => {
    const { backend, server, conversation, follow } = await openConversation()
    follow()
    await vi.advanceTimersByTimeAsync(100)
    const before = server.asked.length
    server.readByAgent(conversation)

    server.type(conversation, true)
    await vi.advanceTimersByTimeAsync(10)

    const [seen] = (await backend.changes(undefined)).conversations
    expect(seen?.theirReadSeq).toBe(conversation.messages[0]?.id)
    expect(server.asked).toHaveLength(before)
  })

  it('is told to the server once, and remembered here', async () => {
    const { backend, server, conversation, conversationId, read } = await openConversation()
    const answer = server.answer(conversation, 'Hi!')
    await vi.advanceTimersByTimeAsync(MINUTE)
    await read()
    expect((await backend.changes(undefined)).conversations[0]?.unread).toBe(1)

    for (const readSeq of [answer.id, answer.id, answer.id - 1])
      backend.signal(conversationId, { readSeq })
    await vi.advanceTimersByTimeAsync(10)

    expect(server.askedFor(/update_last_seen/)).toHaveLength(1)
    expect((await backend.changes(undefined)).conversations[0]).toMatchObject({
      readSeq: answer.id,
      unread: 0,
    })
  })
})

it('says no to what Chatwoot’s public API cannot do', async () => {
  const { backend, conversationId } = await openConversation()

  expect(backend.can).toMatchObject({ replies: false, transcriptByMail: false, erasing: false })
  await expect(backend.erase()).rejects.toMatchObject({ status: 405 })
  await expect(backend.mailTranscript(conversationId, 'ana@example.com')).rejects.toMatchObject({
    status: 405,
  })
})
