/** Reads server-sent events as a page would. */
import type { Hono } from 'hono'
import { createParser } from 'eventsource-parser'

export interface Listening {
  /** The next message with data. */
  next(): Promise<unknown>
  /** The next of this type; the others before it are passed over. */
  nextOf(type: string): Promise<unknown>
  /** Resolves when the server has ended it. */
  ended(): Promise<boolean>
  leave(): Promise<void>
}

export async function listenTo(
  app: Hono,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<Listening> {
  const answer = await app.request(path, { headers })
  if (!answer.ok || !answer.body) throw new Error(`${path} answered ${answer.status}.`)
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
  const waiting: unknown[] = []
  const parser = createParser({ onEvent: ({ data }) => waiting.push(JSON.parse(data)) })
  const read = async (): Promise<boolean> => {
    const { done, value = '' } = await reader.read()
    parser.feed(value)
    return done
  }
  const next = async (): Promise<unknown> => {
    while (waiting.length === 0) if (await read()) throw new Error('The stream has ended.')
    return waiting.shift()
  }
  return {
    next,
    nextOf: async (type) => {
      for (;;) {
        const message = await next()
        if (typeof message === 'object' && message && 'type' in message && message.type === type)
          return message
      }
    },
    ended: async () => {
      while (!(await read()));
      return true
    },
    leave: () => reader.cancel(),
  }
}
