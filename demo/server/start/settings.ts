/** Settings from the environment: read once, a wrong value named in one line. */
import { join, resolve } from 'node:path'
import { z } from 'zod/mini'
import type { DatabasePlace } from '../db.ts'
import { LOG_LEVELS, type LogLevel } from '../http/log.ts'
import { isMailAddress } from '../mail/address.ts'

/** How mails leave. */
export type MailPlace =
  | { readonly kind: 'smtp'; readonly url: string; readonly from: string }
  | { readonly kind: 'folder'; readonly path: string }

export interface Settings {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  readonly database: DatabasePlace
  readonly mail: MailPlace
  /** Origin as people reach it, for the links in mails; its own if not said. */
  readonly publicUrl: string | undefined
  readonly logLevel: LogLevel
  readonly trustProxy: boolean
  readonly demoSecretKey: string | undefined
  /** Whether a new demo shop begins with campaigns. */
  readonly demoCampaigns: boolean
}

export class SettingsError extends Error {
  constructor(name: string, found: string, allowed: string) {
    super(`${name} is "${found}"; allowed is ${allowed}.`)
    this.name = 'SettingsError'
  }
}

type Variables = Readonly<Record<string, string | undefined>>

/** Each variable with its default, its check, and what is allowed in words. */
const VARIABLES = {
  PORT: [
    '4400',
    z.string().check(
      z.regex(/^\d{1,5}$/),
      z.refine((port) => Number(port) < 65_536),
    ),
    'a whole number from 0 (any free port) to 65535',
  ],
  HOST: [
    '127.0.0.1',
    z.string().check(z.regex(/^[\w.:%-]{1,255}$/)),
    'a host name or an IP address, such as 127.0.0.1 or 0.0.0.0',
  ],
  DATA_DIR: ['.data', z.string().check(z.regex(/^[^\0]+$/)), 'the path of a folder'],
  DATABASE_URL: [
    '',
    z.string().check(z.regex(/^(postgres(ql)?:\/\/\S+)?$/)),
    'postgres://user:password@host:port/name, or nothing for the embedded database',
  ],
  SMTP_URL: [
    '',
    z.string().check(z.regex(/^(smtps?:\/\/([^\s/@]+@)?[\w.:[\]-]+\/?(\?\S*)?)?$/)),
    'smtps://user:password@host:465 (or smtp://…:587), or nothing for files in a folder',
  ],
  MAIL_FROM: [
    '',
    z.string().check(z.refine((address) => address === '' || isMailAddress(address))),
    'the mail address mails come from, as chat@shop.example',
  ],
  PUBLIC_URL: [
    '',
    z.string().check(z.regex(/^(https?:\/\/[^\s/?#@]+\/?)?$/)),
    'the origin people reach this server at, as https://chat.shop.example',
  ],
  LOG_LEVEL: ['info', z.enum(LOG_LEVELS), LOG_LEVELS.join(', ')],
  TRUST_PROXY: ['0', z.enum(['0', '1']), '0, or 1 behind a proxy that sets X-Forwarded-For'],
  DEMO_CAMPAIGNS: ['1', z.enum(['0', '1']), '1, or 0 for a demo shop without campaigns'],
  DEMO_SECRET_KEY: [
    '',
    z.string().check(z.regex(/^(sk_[\w-]{16,128})?$/)),
    'sk_ and 16 to 128 letters, digits, - or _',
  ],
} as const

/** Those whose value is not repeated in a message. */
const SECRET = new Set(['DATABASE_URL', 'SMTP_URL', 'DEMO_SECRET_KEY'])

export function readSettings(environment: Variables): Settings {
  const value = (name: keyof typeof VARIABLES): string => {
    const [fallback, schema, allowed] = VARIABLES[name]
    const found = environment[name]?.trim() || fallback
    if (schema.safeParse(found).success) return found
    throw new SettingsError(name, SECRET.has(name) ? 'something else' : found, allowed)
  }
  const dataDir = resolve(value('DATA_DIR'))
  const url = value('DATABASE_URL')
  return {
    port: Number(value('PORT')),
    host: value('HOST'),
    dataDir,
    database: url ? { kind: 'server', url } : { kind: 'folder', path: join(dataDir, 'postgres') },
    mail: mailPlace(value('SMTP_URL'), value('MAIL_FROM'), dataDir),
    publicUrl: value('PUBLIC_URL').replace(/\/$/, '') || undefined,
    // Safe: the schema above allows nothing else.
    logLevel: value('LOG_LEVEL') as LogLevel,
    trustProxy: value('TRUST_PROXY') === '1',
    demoSecretKey: value('DEMO_SECRET_KEY') || undefined,
    demoCampaigns: value('DEMO_CAMPAIGNS') === '1',
  }
}

/** Many servers let one send only as the address one signs in with, so that is the default. */
function mailPlace(url: string, from: string, dataDir: string): MailPlace {
  if (!url) return { kind: 'folder', path: join(dataDir, 'mail') }
  const sender = from || decodeURIComponent(new URL(url).username)
  if (!isMailAddress(sender)) throw new SettingsError('MAIL_FROM', from, VARIABLES.MAIL_FROM[2])
  return { kind: 'smtp', url, from: sender }
}
