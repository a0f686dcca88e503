/** What a page says of its Chatwoot server. */
import { RegularsError } from '../../../src/core/errors.ts'

/** Who is signed in, as the shop’s server vouches for it to Chatwoot. */
export interface Customer {
  /** The shop’s own id of the customer. */
  readonly identifier: string
  /** HMAC-SHA256 of `identifier` with the inbox’s HMAC token, in hex; made by the shop’s server, never in the page. */
  readonly identifierHash: string
}

export interface ChatwootOptions {
  /** Where the server is: `https://chat.example.com`. */
  readonly url: string
  /** The inbox identifier of an inbox of the kind “API”. */
  readonly inbox: string
  /** Gives a signed-in shopper their conversations on every device. Asked again whenever somebody signs in or out. */
  readonly customer?: Customer | (() => Customer | undefined | Promise<Customer | undefined>)
}

/** @throws RegularsError `config_invalid`, which names the option */
export function checkOptions(given: ChatwootOptions): ChatwootOptions {
  if (!/^https?:\/\/[^\s?#]+$/.test(given.url))
    throw refuse('url', given.url, 'an http(s) address', 'https://chat.example.com')
  if (!given.inbox || typeof given.inbox !== 'string')
    throw refuse('inbox', given.inbox, 'the inbox identifier of an API inbox', 'bGgS4Yk3')
  return { ...given, url: given.url.replace(/\/+$/, '') }
}

function refuse(option: string, found: unknown, allowed: string, example: string): RegularsError {
  const shown = found === undefined ? 'missing' : JSON.stringify(found).slice(0, 80)
  return new RegularsError('config_invalid', `chat.backend.${option}`, shown, allowed, example)
}

export async function readCustomer({ customer }: ChatwootOptions): Promise<Customer | undefined> {
  const found = typeof customer === 'function' ? await customer() : customer
  return found?.identifier && found.identifierHash ? found : undefined
}
