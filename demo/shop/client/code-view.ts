/** Shows in the summary what became of a code. */
import type { CodeAnswer } from '../cart/answer.ts'

export function showCode({ kind, code, text, name, amount, total }: CodeAnswer): void {
  const place = document.querySelector<HTMLElement>('[data-code]')
  if (!place) return
  const isKept = kind === 'applied' || kind === 'unchecked'
  const hadFocus = place.contains(document.activeElement)
  const line = place.querySelector<HTMLElement>('[data-code-text]')
  const add = place.querySelector<HTMLElement>('[data-code-add]')
  const remove = place.querySelector<HTMLElement>('[data-code-remove]')
  const field = place.querySelector<HTMLInputElement>('input')
  if (!line || !add || !remove || !field) return
  line.textContent = text
  line.className = `code-text code-${kind}`
  add.hidden = isKept
  remove.hidden = kind === 'none'
  field.value = kind === 'refused' ? code : ''
  if (kind === 'refused') field.setAttribute('aria-invalid', 'true')
  else field.removeAttribute('aria-invalid')
  // Focus must not fall out of the page with what it was on.
  if (hadFocus) (isKept ? remove : field).focus()
  showSums({ name, amount, total })
}

function showSums({ name, amount, total }: Pick<CodeAnswer, 'name' | 'amount' | 'total'>): void {
  for (const row of document.querySelectorAll<HTMLElement>('[data-code-sum]'))
    row.hidden = name === ''
  const texts = { 'code-name': name, 'code-amount': amount, total }
  for (const [place, text] of Object.entries(texts)) {
    const element = document.querySelector(`[data-${place}]`)
    if (element) element.textContent = text
  }
}
