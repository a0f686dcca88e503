/** The sockets of a scripted Chatwoot server: ActionCable as far as a contact sees it. */
import type { Socket } from './cable.ts'

export class ServerSocket extends EventTarget implements Socket {
  readyState = 0
  protocol = ''
  /** Of the confirmed subscription. */
  token: string | undefined
  pinging: ReturnType<typeof setInterval> | undefined
  readonly heard: Record<string, unknown>[] = []

  private readonly onCommand: (socket: ServerSocket, command: Command) => void

  constructor(onCommand: (socket: ServerSocket, command: Command) => void) {
    super()
    this.onCommand = onCommand
  }

  send(text: string): void {
    const command = JSON.parse(text) as Command
    this.heard.push({ ...command })
    this.onCommand(this, command)
  }

  /** To the browser, a moment later. */
  say(message: object): void {
    queueMicrotask(() => {
      if (this.readyState === 1)
        this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(message) }))
    })
  }

  close(): void {
    if (this.readyState === 3) return
    this.readyState = 3
    clearInterval(this.pinging)
    queueMicrotask(() => this.dispatchEvent(new Event('close')))
  }
}

export interface Command {
  readonly command: string
  readonly identifier: string
  readonly data?: unknown
}

export interface CableScript {
  /** Answers nothing to a subscription, as to a wrong token. */
  isMute: boolean
  /** Speaks no version of the protocol. */
  isUnsupported: boolean
  /** No socket can be opened, as behind some proxies. */
  isBlocked: boolean
}

export class ServerCable {
  readonly sockets: ServerSocket[] = []
  readonly script: CableScript = { isMute: false, isUnsupported: false, isBlocked: false }
  /** Of agents, as `presence.update` says it. */
  presence: Record<string, string> = {}

  private readonly isToken: (token: string) => boolean

  constructor(isToken: (token: string) => boolean) {
    this.isToken = isToken
  }

  open = (_url: string, protocols: string[]): ServerSocket => {
    const socket = new ServerSocket((from, command) => this.hear(from, command))
    socket.protocol = this.script.isUnsupported ? protocols[1]! : protocols[0]!
    this.sockets.push(socket)
    queueMicrotask(() => {
      if (this.script.isBlocked) return socket.close()
      socket.readyState = 1
      socket.say({ type: 'welcome' })
      socket.pinging = setInterval(() => socket.say({ type: 'ping', message: 1 }), 3000)
    })
    return socket
  }

  openSockets(): ServerSocket[] {
    return this.sockets.filter(({ readyState }) => readyState === 1)
  }

  /** The network is gone, and nobody says so. */
  silence(): void {
    for (const socket of this.openSockets()) socket.readyState = 2
  }

  cut(): void {
    for (const socket of this.openSockets()) socket.close()
  }

  disconnect(reason: string, reconnect: boolean): void {
    for (const socket of this.openSockets()) socket.say({ type: 'disconnect', reason, reconnect })
  }

  broadcast(tokens: readonly string[], event: string, data: object): void {
    for (const socket of this.openSockets())
      if (socket.token && tokens.includes(socket.token))
        socket.say({ identifier: identifierOf(socket.token), message: { event, data } })
  }

  private hear(socket: ServerSocket, { command, identifier, data }: Command): void {
    const { pubsub_token: token } = JSON.parse(identifier) as { pubsub_token: string }
    if (command === 'subscribe') {
      // A wrong token raises inside the server: no refusal comes.
      if (this.script.isMute || !this.isToken(token)) return
      socket.token = token
      socket.say({ identifier, type: 'confirm_subscription' })
      this.tellPresence(socket)
    }
    // The server parses it: an object instead of a text would raise.
    if (command === 'message' && typeof data === 'string') this.tellPresence(socket)
  }

  private tellPresence(socket: ServerSocket): void {
    if (socket.token)
      this.broadcast([socket.token], 'presence.update', { account_id: 1, users: this.presence })
  }
}

function identifierOf(token: string): string {
  return JSON.stringify({ channel: 'RoomChannel', pubsub_token: token })
}
