/** The panel's own code could not be fetched, as in a tunnel: all that can be drawn without it. */
import type { SuppliedTexts } from '../i18n/index.ts'
import { wordAtRest } from '../ui/words-at-rest.ts'

/** Announced, because a press with no answer looks like a broken shop. */
export function sayNotLoaded(
  root: HTMLElement,
  texts: SuppliedTexts | undefined,
  onRetry: () => void,
): void {
  root.querySelector('[role=alert]')?.remove()
  const note = document.createElement('div')
  note.setAttribute('role', 'alert')
  const again = document.createElement('button')
  again.style.cssText =
    'position:fixed;inset:auto 16px 96px;z-index:2147480000;padding:16px;border:1px solid;border-radius:var(--radius);background:var(--surface);color:var(--text)'
  // English where a language lacks the words.
  again.dir = 'auto'
  again.onclick = () => {
    note.remove()
    onRetry()
  }
  again.textContent = `${wordAtRest(texts, 'failed')} ${wordAtRest(texts, 'retry')}`
  root.append(note)
  note.append(again)
}
