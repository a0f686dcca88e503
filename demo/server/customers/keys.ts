/** Fingerprints of people: the same person has the same ones within a shop, and nobody can be read out of them. */
import { isIPv6 } from 'node:net'
import type { Sql } from '../db.ts'
import { fingerprint, normaliseAddress, normaliseEmail, normalisePhone } from './normalise.ts'

/** Keeps an e-mail and a phone of the same letters apart. */
type Kind = 'email' | 'phone' | 'address' | 'ip' | 'agent'

/** `key` is `fingerprintKey` of the shop. Nothing to tell apart, no fingerprint. */
function keyOf(key: string, kind: Kind, text: string): string | null {
  return text === '' ? null : fingerprint(key, `${kind}:${text}`)
}

export function emailKeyOf(key: string, email: string | undefined): string | null {
  return keyOf(key, 'email', normaliseEmail(email ?? ''))
}

export function phoneKeyOf(key: string, phone: string | undefined): string | null {
  return keyOf(key, 'phone', normalisePhone(phone ?? ''))
}

export function addressKeyOf(key: string, address: string | undefined): string | null {
  return keyOf(key, 'address', normaliseAddress(address ?? ''))
}

export function ipKeyOf(key: string, ip: string | undefined): string | null {
  return keyOf(key, 'ip', networkOf(ip?.trim() ?? ''))
}

export function agentKeyOf(key: string, userAgent: string | undefined): string | null {
  return keyOf(key, 'agent', userAgent?.trim() ?? '')
}

export async function readFingerprintKey(sql: Sql, shopId: string): Promise<string> {
  const [shop] = await sql.query<{ key: string }>(
    'select fingerprint_key as key from shops where shop_id = $1',
    [shopId],
  )
  if (!shop) throw new Error(`There is no shop ${shopId}.`)
  return shop.key
}

const IPV4_MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i

/** A household has the first 64 bits of its IPv6 addresses in common; devices change the rest every day. */
export function networkOf(ip: string): string {
  const mapped = IPV4_MAPPED.exec(ip)?.[1]
  if (mapped || !isIPv6(ip)) return mapped ?? ip
  const [head = '', tail] = ip.split('::')
  const groups = head.split(':').filter((group) => group !== '')
  const rest = tail?.split(':').filter((group) => group !== '') ?? []
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups.length - rest.length)
  return [...groups, ...Array.from({ length: zeros }, () => '0'), ...rest]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}
