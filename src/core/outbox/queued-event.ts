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
  return typeof purpose === 'string' && typeof json === 'string' && typeof bytes === 'number'
    ? { id, purpose, critical: critical === true, check: check === true, bytes, json }
    : broken(id, JSON.stringify(stored) ?? '')
}

/** The flags, then the event itself: one string, made without encoding the event twice. */
export function toText({ critical, check, json }: QueuedEvent): string {
  return `${Number(critical)}${Number(check)}${json}`
}

export function readText(id: string, text: string): QueuedEvent {
  const json = text.slice(2)
  const record = parseRecord(json)
  const { purpose } = record
  return record['id'] === id && typeof purpose === 'string'
    ? { id, purpose, critical: text[0] === '1', check: text[1] === '1', bytes: bytesOf(json), json }
    : broken(id, text)
}

/** Somebody else's record, or one of an older shape: kept for whoever looks for it, and never sent. */
export function isBroken({ purpose }: QueuedEvent): boolean {
  return !purpose
}

function broken(id: string, json: string): QueuedEvent {
  return { id, purpose: '', critical: false, check: false, bytes: 0, json }
}
