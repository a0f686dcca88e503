/** Tells a screen reader, once and politely, what has come up; the focus stays where it is. */

/** A region has to be there, empty, before its text; and the name may be drawn a moment after the card. */
const AFTER_MS = 150

/** Returns the way to take it back. */
export function sayOnce(root: HTMLElement, read: () => string): () => void {
  const status = document.createElement('p')
  status.className = 'card-status'
  status.setAttribute('role', 'status')
  root.append(status)
  const timer = setTimeout(() => (status.textContent = read()), AFTER_MS)
  return () => {
    clearTimeout(timer)
    status.remove()
  }
}
