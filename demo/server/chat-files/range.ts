/** One span of bytes, as a player asks for it. */
export interface Range {
  readonly from: number
  /** The last one, included. */
  readonly to: number
}

/** `undefined`: the whole, also where several spans are asked for, which nobody has to answer (RFC 9110, 14.2). */
export function rangeOf(header: string | undefined, bytes: number): Range | 'outside' | undefined {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '')
  if (!asked || (asked[1] === '' && asked[2] === '')) return undefined
  const [, first = '', last = ''] = asked
  const from = first === '' ? Math.max(0, bytes - Number(last)) : Number(first)
  const to = first === '' || last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1)
  if (from >= bytes || (first === '' && Number(last) === 0)) return 'outside'
  return to < from ? undefined : { from, to }
}
