/** How a mail leaves: through a server, or into a folder where a developer finds it. */
import { randomUUID } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport, type SendMailOptions } from 'nodemailer'

export interface Mail {
  /** Stays the same when it is sent once more, so that a mailbox can tell a repeat. */
  readonly id: string
  /** One address. */
  readonly to: string
  readonly fromName: string
  /** Where an answer goes; to the sender if not said. */
  readonly replyTo?: string | undefined
  readonly subject: string
  readonly text: string
  readonly html: string
}

export interface Mailer {
  readonly kind: 'smtp' | 'folder'
  /** Rejects when it was not taken; it may be sent again then. */
  send(mail: Mail): Promise<void>
}

const GIVE_UP_MS = 20_000

/** `url` as `smtps://user:password@mail.shop.example:465`, `from` the address that may send there. */
export function createSmtpMailer(url: string, from: string): Mailer {
  const transport = createTransport({
    url,
    connectionTimeout: GIVE_UP_MS,
    greetingTimeout: GIVE_UP_MS,
    socketTimeout: GIVE_UP_MS,
  })
  return {
    kind: 'smtp',
    send: async (mail) => {
      await transport.sendMail(compose(mail, from))
    },
  }
}

const NOBODY = 'chat@localhost.invalid'

/** One file for each, `2026-06-10T12-00-00-000Z-….eml`: any mail program opens it. */
export function createFolderMailer(folder: string): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' })
  return {
    kind: 'folder',
    async send(mail) {
      const { message } = await transport.sendMail(compose(mail, NOBODY))
      await mkdir(folder, { recursive: true })
      const name = `${new Date().toISOString().replace(/[:.]/g, '-')}-${mail.id}.eml`
      // Whoever watches the folder never sees half a mail.
      const unfinished = join(folder, `.${randomUUID()}`)
      await writeFile(unfinished, message)
      await rename(unfinished, join(folder, name))
    },
  }
}

function compose(mail: Mail, from: string): SendMailOptions {
  const domain = from.slice(from.lastIndexOf('@') + 1)
  return {
    from: { name: oneLine(mail.fromName), address: from },
    to: { name: '', address: mail.to },
    ...(mail.replyTo && { replyTo: { name: oneLine(mail.fromName), address: mail.replyTo } }),
    subject: oneLine(mail.subject),
    text: mail.text,
    html: mail.html,
    messageId: `<${mail.id}@${domain}>`,
    headers: {
      // No out-of-office note answers it, and none of these is advertising.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
    },
    // Nothing of a mail is ever read from this machine or the network.
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** A line break in a header would begin another. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
}
