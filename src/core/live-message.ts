/** One message of the stream, from the backend or from the tab that reads it for all. */

export interface Heard {
  readonly type: string
  readonly revision?: number
  /** Of a message of the moment. */
  readonly data?: Readonly<Record<string, unknown>>
  /** Where a later connection goes on. */
  readonly id?: string
}

/** Undefined for what is no message of ours: backend and channel are both read with care. */
export function parseHeard(value: unknown): Heard | undefined {
  // Safe: each field is looked at before it is believed.
  const { type, revision, data, id } = (value ?? {}) as Partial<Heard>
  if (typeof type !== 'string') return undefined
  return {
    type,
    ...(Number.isSafeInteger(revision) && { revision: Number(revision) }),
    ...(typeof data === 'object' && data && { data }),
    ...(typeof id === 'string' && { id }),
  }
}

export function parseData(data: string, id: string | undefined): Heard | undefined {
  try {
    const heard = parseHeard(JSON.parse(data))
    return heard && { ...heard, ...(id !== undefined && { id }) }
  } catch {
    return undefined // A backend newer than this client may send other things on the same stream.
  }
}
