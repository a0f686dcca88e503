/** What is printed at start: addresses always, secrets on the first start only. */
import type { SignIn } from '../seed/seed.ts'

export interface News {
  readonly origin: string
  readonly publicKey: string
  /** Where the data lies, without a password. */
  readonly storage: string
  /** Where mails go. */
  readonly mail: string
  readonly first:
    | {
        readonly secretKey: string
        readonly signIn: SignIn
        /** Of a second person who answers in the chat. */
        readonly colleague: SignIn | undefined
      }
    | undefined
}

export function announcement({ origin, publicKey, storage, mail, first }: News): string {
  const lines = [
    `Demo shop   ${origin}/`,
    `Console     ${origin}/console/`,
    `Script      ${origin}/loader.js`,
    `API         ${origin}/v1`,
    `Public key  ${publicKey}`,
    `Mail        ${mail}`,
    `Data        ${storage}`,
  ]
  if (first)
    lines.push(
      '',
      'First start; this is shown once:',
      `Secret key  ${first.secretKey}`,
      `Sign-in     ${first.signIn.email}`,
      `Password    ${first.signIn.password}`,
    )
  if (first?.colleague)
    lines.push(
      '',
      'And for a colleague, to answer in the chat together:',
      `Sign-in     ${first.colleague.email}`,
      `Password    ${first.colleague.password}`,
    )
  return `${lines.join('\n')}\n`
}

/** The address to open in a browser: nobody can open 0.0.0.0 everywhere. */
export function originOf(host: string, port: number): string {
  const isLocal = ['127.0.0.1', '0.0.0.0', '::1', '::', 'localhost'].includes(host)
  return `http://${isLocal ? 'localhost' : bracketed(host)}:${port}`
}

/** The address this process reaches itself at. */
export function ownOriginOf(host: string, port: number): string {
  const own = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host
  return `http://${bracketed(own)}:${port}`
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}
