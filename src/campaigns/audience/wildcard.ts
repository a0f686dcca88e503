/** Matches a text by `*` alone, in time that grows with the text: a merchant's pattern can never hang a shopper's page. */

/** A test of the whole text, as by `/collections/*`; `*` stands for anything, also for nothing. */
export function createWildcard(pattern: string): (text: string) => boolean {
  const [head = '', ...parts] = pattern.split('*')
  const tail = parts.pop()
  if (tail === undefined) return (text) => text === head
  return (text) => {
    if (!text.startsWith(head)) return false
    let from = head.length
    // The first place where a part fits leaves the most room for the rest, so nothing is tried twice.
    for (const part of parts) {
      const at = text.indexOf(part, from)
      if (at < 0) return false
      from = at + part.length
    }
    return text.length - tail.length >= from && text.endsWith(tail)
  }
}
