/** Matches a text by `*` alone, in time that grows with the text: a merchant's pattern can never hang a shopper's page. */

/** The whole text, as `/collections/*`; `*` stands for anything, also for nothing. Case does not count. */
export function matchesWildcard(text: string, pattern: string): boolean {
  const subject = text.toLowerCase()
  const [head = '', ...parts] = pattern.toLowerCase().split('*')
  const tail = parts.pop()
  if (tail === undefined) return subject === head
  if (!subject.startsWith(head)) return false
  let from = head.length
  // The first place where a part fits leaves the most room for the rest, so nothing is tried twice.
  for (const part of parts) {
    const at = subject.indexOf(part, from)
    if (at < 0) return false
    from = at + part.length
  }
  return subject.length - tail.length >= from && subject.endsWith(tail)
}
