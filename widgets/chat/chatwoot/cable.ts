/** ActionCable over a WebSocket: one subscription, watched, opened again when it breaks. It has no resume: whoever hears `onLive` reads what was missed. */
import { SECOND } from '../../../src/core/clock.ts'
import { asRecord, asText } from './wire.ts'

/** As much of a WebSocket as is used. */
export interface Socket extends Pick<EventTarget, 'addEventListener'> {
  readonly protocol: string
  readonly readyState: number
  send(text: string): void
  close(): void
}
export type OpenSocket = (url: string, protocols: string[]) => Socket

export interface CableOptions {
  /** `wss://chat.example.com/cable` */
  readonly url: string
  readonly openSocket: OpenSocket
  /** Of the contact as it is now; `undefined` for nobody to listen for. */
  token(): Promise<string | undefined>
  onLive(isLive: boolean): void
  onEvent(event: string, data: Readonly<Record<string, unknown>>): void
  /** The subscription was not confirmed, or refused: the contact may be gone. */
  onRefused(): void
}

export interface Cable {
  isLive(): boolean
  /** Opens at once what waits for its turn, as when the network is back. */
  open(): void
  /** Until `open`. */
  close(): void
  /** Says that the shopper is here; who of the shop is here is the answer. */
  tellPresence(): void
}

const PROTOCOLS = ['actioncable-v1-json', 'actioncable-unsupported']
/** A ping comes every three seconds; two are missed. */
const SILENCE = 6 * SECOND
/** A wrong token is answered by nothing at all. */
const CONFIRMED_WITHIN = 10 * SECOND
const FIRST_PAUSE = SECOND
const LONGEST_PAUSE = 30 * SECOND
const OPEN = 1

export function createCable(options: CableOptions): Cable {
  let socket: Socket | undefined
  let identifier = ''
  let isLive = false
  let isWanted = false
  let failures = 0
  let timers: ReturnType<typeof setTimeout>[] = []
  let lastSign = 0

  function setLive(now: boolean): void {
    if (isLive === now) return
    isLive = now
    options.onLive(now)
  }

  function stopTimers(): void {
    for (const timer of timers) clearTimeout(timer)
    timers = []
  }

  function drop(): void {
    const old = socket
    socket = undefined
    stopTimers()
    old?.close()
    setLive(false)
  }

  function retry(leastMs = 0): void {
    drop()
    if (!isWanted) return
    // Full jitter: a thousand tabs must not come back at once after a restart.
    const most = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** failures++)
    timers.push(setTimeout(() => void connect(), Math.max(leastMs, Math.random() * most)))
  }

  async function connect(): Promise<void> {
    drop()
    const token = await options.token()
    if (!isWanted || socket || !token) return
    identifier = JSON.stringify({ channel: 'RoomChannel', pubsub_token: token })
    const own = options.openSocket(options.url, PROTOCOLS)
    socket = own
    lastSign = Date.now()
    own.addEventListener('message', (event) => {
      if (own === socket) hear(String(Reflect.get(event, 'data')))
    })
    own.addEventListener('close', () => own === socket && retry())
    timers.push(setTimeout(giveUp, CONFIRMED_WITHIN))
    watch(own)
  }

  function giveUp(): void {
    options.onRefused()
    retry()
  }

  function watch(own: Socket): void {
    if (own !== socket) return
    if (Date.now() - lastSign > SILENCE && isLive) return retry()
    timers.push(setTimeout(() => watch(own), SILENCE / 2))
  }

  function hear(text: string): void {
    lastSign = Date.now()
    const said = parse(text)
    const type = asText(said['type'])
    if (type === 'welcome') return welcome()
    if (type === 'disconnect') return disconnect(said)
    if (said['identifier'] !== identifier) return
    if (type === 'confirm_subscription') return confirm()
    if (type === 'reject_subscription') return giveUp()
    const { event, data } = asRecord(said['message'])
    if (asText(event)) options.onEvent(asText(event), asRecord(data))
  }

  function welcome(): void {
    // A server that speaks no version we know.
    if (socket?.protocol === PROTOCOLS[1]) return stop()
    say({ command: 'subscribe', identifier })
  }

  function confirm(): void {
    failures = 0
    const own = socket
    stopTimers()
    if (own) watch(own)
    setLive(true)
  }

  function disconnect({ reconnect }: Readonly<Record<string, unknown>>): void {
    if (reconnect === false) stop()
    else retry()
  }

  /** The server wants no more of us: until somebody comes back to the page. */
  function stop(): void {
    isWanted = false
    drop()
  }

  function say(message: Readonly<Record<string, unknown>>): void {
    if (socket?.readyState === OPEN) socket.send(JSON.stringify(message))
  }

  return {
    isLive: () => isLive,
    open() {
      isWanted = true
      if (!isLive) void connect()
    },
    close: stop,
    tellPresence() {
      // The reference client sends `data` as JSON inside JSON, and the server reads it so.
      if (isLive)
        say({
          command: 'message',
          identifier,
          data: JSON.stringify({ action: 'update_presence' }),
        })
    },
  }
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    return asRecord(JSON.parse(text))
  } catch {
    return {} // Nothing of ours.
  }
}
