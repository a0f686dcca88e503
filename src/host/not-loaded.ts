/** The panel's own code could not be fetched, as in a tunnel: all that can be drawn without it. */
import type { SuppliedTexts } from '../i18n/index.ts'
import { uiText } from '../ui/ui-text.ts'

/** Announced, because a press with no answer looks like a broken shop. */
export function sayNotLoaded(
  root: HTMLElement,
  texts: SuppliedTexts | undefined,
  onRetry: () => void,
): void {
  root.querySelector('[role=alert]')?.remove()
  const note = document.createElement('div')
  note.setAttribute('role', 'alert')
  note.style.cssText =
    'position:fixed;inset:auto 16px 96px;z-index:2147483000;margin:auto;max-width:360px;padding:16px;border:1px solid;border-radius:var(--radius);background:var(--surface);color:var(--text)'
  const again = document.createElement('button')
  again.type = 'button'
  again.style.cssText = 'min-height:44px;font-weight:600;text-decoration:underline'
  again.textContent = uiText(texts, 'retry')
  again.onclick = () => {
    note.remove()
    onRetry()
  }
  root.append(note)
  note.append(uiText(texts, 'failed'), document.createElement('br'), again)
}
