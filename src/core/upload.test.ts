// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { fetchWithProgress } from './upload.ts'

const URL_OF_FILE = 'https://api.shop/v1/chat/files/7?name=mug.png'
const blob = new Blob(['mug'], { type: 'image/png' })

/** A request whose end the test decides. */
class SlowRequest {
  readonly upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {}
  readonly headers = new Map<string, string>()
  readonly abort = vi.fn()
  status = 0
  responseText = ''
  answered = ''
  line: unknown[] = []
  body: unknown
  onload = (): void => undefined
  onerror = (): void => undefined
  onloadend = (): void => undefined
  constructor() {
    made.push(this)
  }
  open = (...line: unknown[]): void => void (this.line = line)
  setRequestHeader = (name: string, value: string): void => void this.headers.set(name, value)
  send = (body: unknown): void => void (this.body = body)
  getAllResponseHeaders = (): string => this.answered
  answer(status: number, text: string, headers: string): void {
    Object.assign(this, { status, responseText: text, answered: headers })
    this.onload()
    this.onloadend()
  }
}

let made: SlowRequest[]
beforeEach(() => {
  made = []
  vi.stubGlobal('XMLHttpRequest', SlowRequest)
})
afterEach(() => void vi.unstubAllGlobals())

const begin = (init: RequestInit = {}, onProgress?: (part: number) => void) => {
  const answer = fetchWithProgress(blob, onProgress)(URL_OF_FILE, { method: 'PUT', ...init })
  return { answer, xhr: made[0]! }
}

describe('a file on its way', () => {
  test('is the body as it is, with the request’s method, address and headers', async () => {
    const { xhr, answer } = begin({ headers: { authorization: 'Bearer t' }, body: 'not this' })
    xhr.answer(204, '', '')
    expect((await answer).status).toBe(204)

    expect(xhr.line).toEqual(['PUT', URL_OF_FILE])
    expect(xhr.headers.get('authorization')).toBe('Bearer t')
    expect(xhr.body).toBe(blob)
  })

  test('says how far it is, and nothing but zero of one without a length', () => {
    const onProgress = vi.fn()
    const { xhr } = begin({}, onProgress)

    xhr.upload.onprogress?.({ loaded: 512, total: 2048 })
    xhr.upload.onprogress?.({ loaded: 512, total: 0 })

    expect(onProgress.mock.calls).toEqual([[0.25], [0]])
  })

  test('may have nobody who asks how far it is', () => {
    const { xhr } = begin()

    expect(() => xhr.upload.onprogress?.({ loaded: 1, total: 2 })).not.toThrow()
  })
})

describe('its end', () => {
  test('is an answer with status, text and headers', async () => {
    const { xhr, answer } = begin()

    xhr.answer(413, '{"code":"payload_too_large"}', 'content-type: a/b\r\nretry-after:  5\r\n\r\n')

    const { status, headers } = await answer
    expect(status).toBe(413)
    expect(headers.get('content-type')).toBe('a/b')
    expect(headers.get('retry-after')).toBe('5')
    expect(await (await answer).json()).toEqual({ code: 'payload_too_large' })
  })

  test('without a network is that of a fetch', async () => {
    const { xhr, answer } = begin()

    xhr.onerror()
    xhr.onloadend()

    await expect(answer).rejects.toThrow(TypeError)
  })

  test('wished by the shopper ends the request', async () => {
    const stop = new AbortController()
    const { xhr, answer } = begin({ signal: stop.signal })

    stop.abort()

    await expect(answer).rejects.toMatchObject({ name: 'AbortError' })
    expect(xhr.abort).toHaveBeenCalledTimes(1)
  })

  test('wished before it has left lets nothing leave', async () => {
    const { answer } = begin({ signal: AbortSignal.abort() })

    await expect(answer).rejects.toMatchObject({ name: 'AbortError' })
    expect(made).toEqual([])
  })

  test('that has come cannot be wished any more', async () => {
    const stop = new AbortController()
    const { xhr, answer } = begin({ signal: stop.signal })
    xhr.answer(200, 'ok', '')

    stop.abort()

    expect(await (await answer).text()).toBe('ok')
    expect(xhr.abort).not.toHaveBeenCalled()
  })
})
