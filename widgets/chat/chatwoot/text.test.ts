import { describe, expect, it } from 'vitest'
import { isHidden, toMessage, uuidOf } from './convert.ts'
import { textOf } from './text.ts'
import { readMessage, type WireMessage } from './wire.ts'
import { Uuid } from '../../../src/contract/scalars.ts'
import { ChatMessage } from '../contract/message.ts'

function message(raw: Record<string, unknown>): WireMessage {
  // Safe: it has all that is asked for.
  return readMessage({
    id: 42,
    conversation_id: 1,
    message_type: 1,
    content: '',
    content_type: 'text',
    created_at: 1_795_424_400,
    ...raw,
  })!
}

const known = { conversationId: uuidOf(1), files: [], cidOf: uuidOf }

describe('a rich message is read as text', () => {
  it.each([
    [
      'input_select',
      {
        items: [
          { title: 'Returns', value: 'r' },
          { title: 'Sizes', value: 's' },
        ],
      },
      'Choose\n– Returns\n– Sizes',
    ],
    [
      'cards',
      {
        items: [
          {
            title: 'Blue mug',
            description: '45 lei',
            actions: [
              { type: 'link', text: 'See', uri: 'https://shop.example/mug' },
              { type: 'postback', text: 'Take it', payload: 'TAKE' },
              { type: 'link', text: 'Trick', uri: 'javascript:alert(1)' },
            ],
          },
        ],
      },
      'Choose\nBlue mug\n45 lei\n– See: https://shop.example/mug\n– Take it\n– Trick',
    ],
    [
      'form',
      { items: [{ label: 'Your size', name: 'size' }, { name: 'colour' }] },
      'Choose\n– Your size\n– colour',
    ],
    [
      'article',
      { items: [{ title: 'Returns', description: '', link: 'https://shop.example/returns' }] },
      'Choose\nReturns\nhttps://shop.example/returns',
    ],
    ['text', { items: [{ title: 'not of a text' }] }, 'Choose'],
    ['cards', { items: 'broken' }, 'Choose'],
  ])('%s', (contentType, attributes, text) => {
    expect(
      textOf(
        message({ content: 'Choose', content_type: contentType, content_attributes: attributes }),
      ),
    ).toBe(text)
  })

  it('shows where a place or a shared post is', () => {
    expect(
      textOf(
        message({
          attachments: [{ id: 1, file_type: 'fallback', data_url: 'https://maps.example/1' }],
        }),
      ),
    ).toBe('https://maps.example/1')
  })
})

describe('a message', () => {
  it('fits our contract, whatever is missing', () => {
    const made = toMessage(message({ sender: null, content: null, attachments: null }), known)

    expect(ChatMessage.safeParse({ ...made, rev: 1 }).error?.issues).toBeUndefined()
  })

  it('has files with names, types and places', () => {
    const { attachments } = toMessage(
      message({
        attachments: [
          {
            id: 3,
            file_type: 'image',
            data_url: 'https://chat.example/blobs/x/cana%20albastr%C4%83.jpg',
            file_size: 4711,
            width: 640,
            height: 480,
          },
          { id: 4, file_type: 'file', data_url: 'javascript:alert(1)' },
        ],
      }),
      known,
    )

    expect(attachments).toEqual([
      {
        id: uuidOf(3, 'file'),
        name: 'cana albastră.jpg',
        type: 'image/jpeg',
        bytes: 4711,
        width: 640,
        height: 480,
        url: 'https://chat.example/blobs/x/cana%20albastr%C4%83.jpg',
      },
    ])
  })

  it.each([
    [
      { message_type: 1, sender: { type: 'user', name: 'Elena Popescu', available_name: 'Elena' } },
      { kind: 'agent', name: 'Elena' },
    ],
    [
      { message_type: 1, sender: { type: 'agent_bot', name: 'Robo' } },
      { kind: 'bot', name: 'Robo' },
    ],
    [{ message_type: 3 }, { kind: 'bot' }],
    [{ message_type: 0, sender: { type: 'contact', name: 'Ana Secret' } }, { kind: 'shopper' }],
  ])('of %j is by %j', (raw, author) => {
    expect(toMessage(message(raw), known).author).toEqual(author)
  })

  it('quotes by our ids', () => {
    const { replyTo } = toMessage(message({ content_attributes: { in_reply_to: 41 } }), known)

    expect(replyTo).toBe(uuidOf(41))
    expect(Uuid.safeParse(replyTo).success).toBe(true)
  })

  it.each([
    { private: true },
    { message_type: 2 },
    { content_type: 'input_csat', message_type: 3 },
  ])('with %j is not shown', (raw) => {
    expect(isHidden(message(raw))).toBe(true)
  })

  it.each([undefined, null, 7, {}, { id: 1 }, { conversation_id: 1 }])('%j is none', (raw) => {
    expect(readMessage(raw)).toBeUndefined()
  })
})
