/** What the frame shows when the views could not be fetched: plain DOM, for Preact is among what is missing. */
import type { SuppliedTexts } from '../i18n/index.ts'
import { uiText } from '../ui/ui-text.ts'

/** Tries again by itself when the network is back. */
export function drawTrouble(
  body: HTMLElement,
  texts: SuppliedTexts | undefined,
  onRetry: () => void,
): void {
  const word = document.createElement('p')
  // English where a language lacks the words, as one from right to left may.
  word.dir = 'auto'
  word.setAttribute('role', 'alert')
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'plain'
  button.textContent = uiText(texts, 'retry')
  const trouble = document.createElement('div')
  trouble.className = 'panel-failed'
  trouble.append(word, button)

  const before = [...body.children]
  const again = (): void => {
    removeEventListener('online', again)
    if (!trouble.isConnected) return
    body.replaceChildren(...before)
    onRetry()
  }
  button.addEventListener('click', again)
  addEventListener('online', again, { once: true })
  body.replaceChildren(trouble)
  // A region that comes with its words is not announced everywhere.
  word.textContent = uiText(texts, navigator.onLine ? 'failed' : 'offline')
}
