/** Who is shopping: tells the loyalty script, now and whenever it asks again, and signs out without a reload. */
import { notify } from './notice.ts'
import { regulars } from './regulars.ts'
import { sendForm } from './send-form.ts'

export function enhanceIdentity(): void {
  const printed = document.querySelector<HTMLElement>('script[data-identity]')?.dataset['identity']
  // `null` is said aloud: nobody is signed in, so nothing of the customer before may stay.
  regulars('identify', printed ? createProofSource(printed) : null)
  document.addEventListener('submit', (event) => {
    if (!(event.target instanceof HTMLFormElement) || !event.target.matches('[data-sign-out]'))
      return
    event.preventDefault()
    void signOut(event.target)
  })
}

/** The proof in the page is good for its first minutes; after that the server makes a new one. */
function createProofSource(printed: string): () => Promise<string | null> {
  let fresh: string | undefined = printed
  return async () => {
    const first = fresh
    fresh = undefined
    if (first) return first
    const response = await fetch('/shop/proof')
    if (response.status === 401) return null
    if (!response.ok) throw new Error(`/shop/proof answered ${response.status}.`)
    // Safe: the shop's own server.
    return ((await response.json()) as { readonly proof: string }).proof
  }
}

async function signOut(form: HTMLFormElement): Promise<void> {
  const answer = await sendForm<{ readonly notice: string }>(form)
  if (!answer) return
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
