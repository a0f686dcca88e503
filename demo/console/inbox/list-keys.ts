/** The keys of a list beside what is open: the inbox and the tickets are worked alike. */

/** `/` searches, Esc goes back to the list: anywhere but where the keys mean something of their own. */
export function listenForKeys(page: string, openId: string): () => void {
  const onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return
    if (event.key === 'Escape' && openId && !document.querySelector('dialog[open]'))
      backToList(page, openId)
    if (event.key !== '/' || isField(event.target)) return
    event.preventDefault()
    document.querySelector<HTMLElement>('.inbox-search input')?.focus()
  }
  document.addEventListener('keydown', onKey)
  return () => document.removeEventListener('keydown', onKey)
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select')
}

/** The list stands beside what is open, or takes its place where there is no room for both. */
function backToList(page: string, openId: string): void {
  const row = document.querySelector<HTMLElement>(`.inbox-row[href$="${CSS.escape(openId)}"]`)
  if (row?.checkVisibility()) row.focus()
  else location.hash = `#${page}`
}

/** Arrows, Home and End in a list of which one row alone is a stop for Tab. */
export function moveFocus(event: KeyboardEvent, list: HTMLElement | null): void {
  const rows = [...(list?.querySelectorAll<HTMLElement>('.inbox-row') ?? [])]
  const at = rows.findIndex((row) => row === document.activeElement)
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key]
  if (at < 0 || next === undefined) return
  event.preventDefault()
  rows[Math.max(0, Math.min(next, rows.length - 1))]?.focus()
}
