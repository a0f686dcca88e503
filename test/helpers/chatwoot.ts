/** The scripted Chatwoot server on a port of its own: HTTP for everybody, as its public API is, and its sockets. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { WebSocketServer, type WebSocket } from 'ws'
import { ChatwootServer } from '../../widgets/chat/chatwoot/chatwoot-server.fixture.ts'
import { freePort } from './free-port.ts'

export interface RunningChatwoot {
  readonly url: string
  readonly server: ChatwootServer
  stop(): Promise<void>
}

const ANYBODY = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': '*',
  'access-control-allow-headers': '*',
}
const PROTOCOLS = ['actioncable-v1-json', 'actioncable-unsupported']

export async function startChatwoot(): Promise<RunningChatwoot> {
  const server = new ChatwootServer()
  const port = await freePort()
  const http = createServer((request, response) => {
    answer(server, request, response).catch(() => cutOff(response))
  })
  const sockets = new WebSocketServer({ server: http, path: '/cable' })
  sockets.on('connection', (socket) => connect(server, socket))
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${port}`,
    server,
    async stop() {
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
    },
  }
}

async function answer(
  server: ChatwootServer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method === 'OPTIONS') {
    response.writeHead(204, ANYBODY).end()
    return
  }
  const answered = await server.fetch(`http://here${request.url}`, {
    method: request.method ?? 'GET',
    ...(await bodyOf(request)),
  })
  response.writeHead(answered.status, { ...Object.fromEntries(answered.headers), ...ANYBODY })
  response.end(await answered.text())
}

/** After its first bytes: a request on a used connection that is reset before any, Chromium sends again by itself, a POST too. */
function cutOff(response: ServerResponse): void {
  response.writeHead(200, { ...ANYBODY, 'content-length': '1000' })
  response.write('{', () => response.destroy())
}

async function bodyOf(request: IncomingMessage): Promise<{ body?: string | FormData }> {
  const chunks: Uint8Array[] = []
  // Safe: a request without an encoding gives bytes.
  for await (const chunk of request) chunks.push(chunk as Uint8Array)
  const bytes = Buffer.concat(chunks)
  if (bytes.length === 0) return {}
  const type = request.headers['content-type'] ?? ''
  if (!type.startsWith('multipart/')) return { body: bytes.toString('utf8') }
  return { body: await new Response(bytes, { headers: { 'content-type': type } }).formData() }
}

/** One of the script’s sockets at the other end of a real one. */
function connect(server: ChatwootServer, socket: WebSocket): void {
  const scripted = server.cable.open('', PROTOCOLS)
  scripted.addEventListener('message', (event) => socket.send(String(Reflect.get(event, 'data'))))
  scripted.addEventListener('close', () => socket.close())
  socket.on('message', (said) => scripted.send(String(said)))
  socket.on('close', () => scripted.close())
}
