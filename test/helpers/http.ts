/** A small HTTP server that can go away and come back on the same port. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'

export type Handle = (request: IncomingMessage, response: ServerResponse, url: URL) => unknown

export interface TestServer {
  /** Begins listening again, on the port it had. */
  comeBack(): Promise<void>
  /** Refuses connections, and cuts those that are open. */
  goDown(): Promise<void>
  readonly port: number
}

export async function startServer(handle: Handle): Promise<TestServer> {
  const sockets = new Set<{ destroy(): void }>()
  let server: Server
  let port = 0
  async function listen(): Promise<void> {
    server = createServer((request, response) => {
      const answered = async (): Promise<unknown> =>
        handle(request, response, new URL(request.url ?? '/', 'http://here'))
      answered().catch((error: unknown) => {
        // A page that is left or cut off takes its request with it; that is no fault of anybody's.
        if (!request.destroyed) throw error
      })
    })
    server.on('connection', (socket) => {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
    })
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, '127.0.0.1', resolve)
    })
    const address = server.address()
    if (typeof address === 'object' && address) port = address.port
  }
  await listen()
  return {
    get port() {
      return port
    },
    comeBack: listen,
    async goDown() {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
