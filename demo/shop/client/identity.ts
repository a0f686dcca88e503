/** Who is shopping: tells the loyalty script, now and whenever it asks again, and signs out without a reload. */
import { notify } from './notice.ts'
import { regulars } from './regulars.ts'
import { sendForm } from './send-form.ts'

/** The proof in the page opens a session of a quarter of an hour; before that is over the script learns where to ask. */
const FIRST_RENEWAL_MS = 10 * 60_000
let renewal: ReturnType<typeof setTimeout> | undefined

export function enhanceIdentity(): void {
  // `null` is said aloud: nobody is signed in, so nothing of the customer before may stay.
  if (!document.querySelector('script[data-identity]')) regulars('identify', null)
  else renewal = setTimeout(() => regulars('identify', readProof), FIRST_RENEWAL_MS)
  document.body.addEventListener('submit', (event) => {
    if (!(event.target instanceof HTMLFormElement) || !event.target.matches('[data-sign-out]'))
      return
    event.preventDefault()
    void signOut(event.target)
  })
}

async function readProof(): Promise<string | null> {
  const response = await fetch('/shop/proof')
  if (response.status === 401) return null
  if (!response.ok) throw new Error(`/shop/proof answered ${response.status}.`)
  // Safe: the shop's own server.
  return ((await response.json()) as { readonly proof: string }).proof
}

async function signOut(form: HTMLFormElement): Promise<void> {
  const answer = await sendForm<{ readonly notice: string }>(form)
  if (!answer) return
  clearTimeout(renewal)
  regulars('identify', null)
  const label = document.querySelector('[data-account-label]')
  const account = document.querySelector<HTMLElement>('[data-account]')
  if (label) label.textContent = account?.dataset['signedOutLabel'] ?? ''
  const signedOut = document.querySelector<HTMLTemplateElement>('template[data-signed-out]')
  if (signedOut) {
    document.querySelector('[data-signed-in]')?.replaceWith(signedOut.content.cloneNode(true))
    document.querySelector<HTMLElement>('#content')?.focus()
  }
  notify(answer.notice)
}
