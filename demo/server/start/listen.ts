/** Listens first and answers later: only then is the port known that others are told of. */
import type { Server } from 'node:http'
import { serve } from '@hono/node-server'

type Fetch = (request: Request, env: object) => Response | Promise<Response>

export interface Listener {
  readonly port: number
  answerWith(fetch: Fetch): void
  /** Takes no more connections, lets running requests finish, and cuts off what is left after `withinMs`. */
  close(withinMs: number): Promise<void>
}

const LOOK_AGAIN_MS = 50

const NOT_READY: Fetch = () =>
  new Response('Starting.', { status: 503, headers: { 'retry-after': '1' } })

export function listen(port: number, hostname: string): Promise<Listener> {
  let answer = NOT_READY
  return new Promise((resolve, reject) => {
    // Safe: without TLS options node-server makes a plain HTTP server.
    const server = serve(
      { fetch: (request, env) => answer(request, env), port, hostname },
      (address) =>
        resolve({
          port: address.port,
          answerWith: (fetch) => void (answer = fetch),
          close: (withinMs) => close(server, withinMs),
        }),
    ) as Server
    server.once('error', reject)
  })
}

function close(server: Server, withinMs: number): Promise<void> {
  return new Promise((resolve) => {
    // Node closes connections that are idle now; those that become so later would be kept alive for seconds.
    const tidy = setInterval(() => server.closeIdleConnections(), LOOK_AGAIN_MS)
    const cutOff = setTimeout(() => server.closeAllConnections(), withinMs)
    server.close(() => {
      clearInterval(tidy)
      clearTimeout(cutOff)
      resolve()
    })
  })
}
