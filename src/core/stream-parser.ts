/** Reads `text/event-stream` (WHATWG HTML, 9.2.6) as it comes in pieces. Own code, because the library for it is five times the size. */

export interface StreamMessage {
  readonly data: string
  /** Of this message or the last one that had an id. */
  readonly id?: string | undefined
}

export interface StreamParserOptions {
  onMessage(message: StreamMessage): void
  /** The server's wish, ms. */
  onRetry(delayMs: number): void
  /** Characters of one unfinished message; more is refused. */
  readonly maxLength: number
}

/** @throws RangeError when a message is longer than `maxLength` and has no end in sight */
export function createStreamParser(options: StreamParserOptions): (piece: string) => void {
  let rest = ''
  let data: string[] = []
  let length = 0
  let id: string | undefined

  function readLine(line: string): void {
    if (line === '') {
      if (data.length > 0) options.onMessage({ data: data.join('\n'), id })
      data = []
      length = 0
      return
    }
    const [, field, value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? []
    length += line.length
    if (field === 'data') data.push(value)
    // A null in an id would be cut off on its way back in the header.
    if (field === 'id' && !value.includes('\0')) id = value
    if (field === 'retry' && /^\d+$/.test(value)) options.onRetry(Number(value))
  }

  return (piece) => {
    const text = rest + piece
    // A carriage return at the end may be the first half of CR LF: it waits for the next piece.
    const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    for (const line of lines) readLine(line)
    if (rest.length + length > options.maxLength)
      throw new RangeError(
        `A message of the stream is longer than ${options.maxLength} characters.`,
      )
  }
}
