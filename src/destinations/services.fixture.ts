/** Backend and services of a test: each answers as told, and remembers what it was asked. */
export interface Asked {
  readonly at: number
  readonly url: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly keepalive: boolean
  /** Of the JSON in the body. */
  readonly body: Readonly<Record<string, unknown>>
}

export interface Reply {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** `down` takes nothing; `lost` does what was asked, and the answer does not arrive. */
export type Mood = Reply | 'down' | 'lost' | undefined

export function createServices(now: () => number) {
  const asked: Asked[] = []
  const services = {
    asked,
    /** Of what is told to an address that begins like this. */
    at: (start: string) => asked.filter(({ url }) => url.startsWith(start)),
    /** Before anything is done; `undefined` lets it be done. */
    mood: (_asked: Asked): Mood => undefined,
    /** What is done, and answered. */
    answer: (_asked: Asked): Reply => ({ status: 200, body: { status: 1 } }),

    async fetch(url: string, init: RequestInit): Promise<Response> {
      const request: Asked = {
        at: now(),
        url,
        method: init.method ?? 'GET',
        // Safe: the code under test writes a plain record.
        headers: { ...(init.headers as Record<string, string>) },
        keepalive: init.keepalive === true,
        body: JSON.parse(String(init.body ?? '{}')),
      }
      asked.push(request)
      const mood = services.mood(request)
      if (mood === 'down') throw new TypeError('Failed to fetch')
      const {
        status,
        headers = {},
        body,
      } = mood === undefined || mood === 'lost' ? services.answer(request) : mood
      if (mood === 'lost') throw new TypeError('Failed to fetch')
      return new Response(JSON.stringify(body ?? {}), { status, headers })
    },
  }
  return services
}

/** Formbricks as far as a page meets it: a display has at most one response. */
export function createFormbricks() {
  const displays: string[] = []
  const responses = new Map<string, { displayId: string; finished: boolean; data: object }>()

  function create(displayId: string, body: Asked['body']): Reply {
    if ([...responses.values()].some((response) => response.displayId === displayId))
      return { status: 400, body: { code: 'bad_request', message: `${displayId} is linked` } }
    const id = `r${responses.size + 1}`
    responses.set(id, {
      displayId,
      finished: body['finished'] === true,
      data: { ...Object(body['data']) },
    })
    return { status: 200, body: { data: { id, quotaFull: false } } }
  }

  function update(id: string, body: Asked['body']): Reply {
    const response = responses.get(id)
    if (!response) return { status: 404 }
    if (response.finished)
      return { status: 400, body: { details: { code: 'response_already_finished' } } }
    response.finished = body['finished'] === true
    Object.assign(response.data, body['data'])
    return { status: 200, body: { data: { id } } }
  }

  function recover(displayId: string): Reply {
    const found = [...responses].find(([, response]) => response.displayId === displayId)
    return { status: 200, body: { data: { responseId: found?.[0] ?? null } } }
  }

  return {
    displays,
    responses,
    answer({ url, method, body }: Asked): Reply {
      const [last, before] = new URL(url).pathname.split('/').reverse()
      if (last === 'displays') {
        displays.push(`d${displays.length + 1}`)
        return { status: 200, body: { data: { id: displays.at(-1) } } }
      }
      if (method === 'GET') return recover(String(before))
      return method === 'PUT' ? update(String(last), body) : create(String(body['displayId']), body)
    },
  }
}
