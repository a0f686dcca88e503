/** As much of the WebDriver protocol as the WebKit run needs. */

const ELEMENT_KEY = 'element-6066-11e4-a52e-4f735466cecf'
/** A crashed browser can leave the connection open; no command of ours takes this long. */
const COMMAND_LIMIT_MS = 30_000

export interface WebDriver {
  get<T>(path: string): Promise<T>
  post<T>(path: string, body?: unknown): Promise<T>
  remove(path: string): Promise<void>
  /** Runs the body of a function; a returned promise is awaited. */
  script<T>(body: string, ...values: readonly unknown[]): Promise<T>
}

export async function connectWebDriver(
  address: string,
  capabilities: Readonly<Record<string, unknown>>,
): Promise<WebDriver> {
  const { sessionId } = await send<{ sessionId: string }>('POST', `${address}/session`, {
    capabilities: { alwaysMatch: capabilities },
  })
  const base = `${address}/session/${sessionId}`
  const post = <T>(path: string, body: unknown = {}): Promise<T> =>
    send<T>('POST', base + path, body)
  return {
    get: <T>(path: string) => send<T>('GET', base + path),
    post,
    remove: (path) => send('DELETE', base + path),
    script: <T>(body: string, ...values: readonly unknown[]) =>
      post<T>('/execute/sync', { script: body, args: values }),
  }
}

export function elementId(reference: unknown): string | undefined {
  if (typeof reference !== 'object' || reference === null) return undefined
  const id: unknown = Reflect.get(reference, ELEMENT_KEY)
  return typeof id === 'string' ? id : undefined
}

async function send<T>(method: string, url: string, body?: unknown): Promise<T> {
  const response = await fetch(url, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
    headers: { 'content-type': 'application/json' },
    signal: AbortSignal.timeout(COMMAND_LIMIT_MS),
  })
  // Safe: the driver answers what the protocol says for this command.
  const answer = (await response.json()) as { value: T & { error?: string; message?: string } }
  if (!response.ok)
    throw new Error(
      `${method} ${new URL(url).pathname}: ${answer.value.error} ${answer.value.message}`,
    )
  return answer.value
}
