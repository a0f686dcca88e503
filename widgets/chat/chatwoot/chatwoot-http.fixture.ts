/** What is asked of a scripted Chatwoot server, and how it answers: over HTTP, as a browser does. */

export interface Asked {
  readonly method: string
  /** After the inbox. */
  readonly path: string
  readonly body: Record<string, unknown>
}

const ROOT = '/public/api/v1/inboxes/inbox-1'

export async function readAsked(url: string, init: RequestInit = {}): Promise<Asked> {
  const { pathname, search } = new URL(url)
  const { method = 'GET', body } = init
  return {
    method,
    path: (pathname + search).replace(ROOT, ''),
    body: body instanceof FormData ? readForm(body) : JSON.parse(String(body ?? '{}')),
  }
}

export function json(body: object, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  })
}

function readForm(form: FormData): Asked['body'] {
  const files = form.getAll('attachments[]').filter((file) => typeof file !== 'string')
  return {
    content: form.get('content'),
    echo_id: form.get('echo_id'),
    files: files.map(({ name, type, size }) => ({ name, type, bytes: size })),
  }
}
