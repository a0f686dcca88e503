import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { createStreamParser, type StreamMessage } from './stream-parser.ts'

function read(pieces: readonly string[], maxLength = 1000) {
  const messages: StreamMessage[] = []
  const onRetry = vi.fn()
  const parse = createStreamParser({
    onMessage: (message) => messages.push(message),
    onRetry,
    maxLength,
  })
  for (const piece of pieces) parse(piece)
  return { messages, onRetry }
}

describe('createStreamParser', () => {
  it('reads data, id and retry', () => {
    const { messages, onRetry } = read(['retry: 5000\nid: 7\nevent: x\ndata: {"a":1}\n\n'])
    expect(messages).toEqual([{ data: '{"a":1}', id: '7' }])
    expect(onRetry).toHaveBeenCalledWith(5000)
  })

  it('joins lines of data, takes one space off, and keeps the id for the next message', () => {
    const { messages } = read(['id: 1\ndata:  a\ndata:b\ndata\n\ndata: c\n\n'])
    expect(messages).toEqual([
      { data: ' a\nb\n', id: '1' },
      { data: 'c', id: '1' },
    ])
  })

  it('passes over heartbeats, empty messages and fields it does not know', () => {
    expect(
      read([': still here\n\n', 'event: nothing\n\n', 'retry: soon\n\n', 'foo: bar\n\n']).messages,
    ).toEqual([])
  })

  it('ignores an id with a null, and a byte order mark', () => {
    expect(read(['\uFEFFdata: a\nid: 1\0\n\n']).messages).toEqual([{ data: 'a', id: undefined }])
  })

  it('sees a line end in two pieces as one', () => {
    expect(
      read(['data: a\r', '\n\r', '\ndata: b\r\n\r\n']).messages.map(({ data }) => data),
    ).toEqual(['a', 'b'])
  })

  it('reads the same however the text is cut', () => {
    const text =
      'id: 1\r\ndata: one\r\n\r\n: beat\n\ndata: two\ndata: lines\n\nid: 2\rdata: three\r\r\n'
    const expected = read([text]).messages
    expect(expected.map(({ data }) => data)).toEqual(['one', 'two\nlines', 'three'])
    fc.assert(
      fc.property(fc.array(fc.nat(text.length)), (cuts) => {
        const at = [0, ...cuts.toSorted((a, b) => a - b), text.length]
        const pieces = at.slice(1).map((end, index) => text.slice(at[index], end))
        expect(read(pieces).messages).toEqual(expected)
      }),
    )
  })

  it('refuses a message without end', () => {
    expect(() => read([`data: ${'x'.repeat(2000)}`])).toThrow(RangeError)
    expect(() => read(Array.from({ length: 300 }, () => 'data: xxxx\n'))).toThrow(RangeError)
  })
})
