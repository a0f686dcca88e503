/** A mail server that keeps what it is given, for tests. */
import type { Mail, Mailer } from './mailer.ts'

export interface Mailbox extends Mailer {
  readonly mails: Mail[]
  /** Refuses everything from now on with this error; takes it again without one. */
  refuse(error: Error | undefined): void
}

export function createMailbox(): Mailbox {
  const mails: Mail[] = []
  let refusal: Error | undefined
  return {
    kind: 'smtp',
    mails,
    refuse: (error) => void (refusal = error),
    send: async (mail) => {
      if (refusal) throw refusal
      mails.push(mail)
    },
  }
}
