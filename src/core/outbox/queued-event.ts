/** One event as the queue keeps it: its JSON is made once, so that every repeat carries the same bytes. */
import { asRecord, parseRecord } from './as-record.ts'

export interface QueuedEvent {
  readonly id: string
  readonly purpose: string
  readonly critical: boolean
  readonly check: boolean
  /** UTF-8 length of `json`. */
  readonly bytes: number
  readonly json: string
  /** Somebody else's record, or one of an older shape: it cannot be sent. */
  readonly isBroken?: boolean
}

const encoder = new TextEncoder()

/** UTF-8 bytes, which is what servers and the browser's limits count. */
export function bytesOf(text: string): number {
  return encoder.encode(text).length
}

/** 0 is worth most. */
export function rankOf({ critical, purpose }: QueuedEvent): number {
  return critical ? 0 : purpose === 'functional' ? 1 : 2
}

export function readStored(id: string, stored: unknown): QueuedEvent {
  const { purpose, critical, check, bytes, json } = asRecord(stored)
  const isBroken =
    typeof purpose !== 'string' ||
    !purpose ||
    typeof json !== 'string' ||
    !Number.isSafeInteger(bytes)
  if (isBroken) return broken(id, JSON.stringify(stored) ?? '')
  return {
    id,
    purpose,
    critical: critical === true,
    check: check === true,
    bytes: Number(bytes),
    json,
  }
}

/** The flags, then the event itself: one string, made without encoding the event twice. */
export function toText({ critical, check, json }: QueuedEvent): string {
  return `${Number(critical)}${Number(check)}${json}`
}

export function readText(id: string, text: string): QueuedEvent {
  const json = text.slice(2)
  const record = parseRecord(json)
  if (record['id'] !== id || typeof record['purpose'] !== 'string') return broken(id, text)
  return {
    id,
    purpose: record['purpose'],
    critical: text[0] === '1',
    check: text[1] === '1',
    bytes: bytesOf(json),
    json,
  }
}

function broken(id: string, json: string): QueuedEvent {
  return { id, purpose: '', critical: false, check: false, bytes: 0, json, isBroken: true }
}
