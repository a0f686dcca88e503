/** The answer to the cookie banner: kept by the shop, told to the loyalty script. */
import { regulars } from './regulars.ts'

export function enhanceConsent(): void {
  const banner = document.querySelector<HTMLElement>('[data-consent]')
  document.body.addEventListener('submit', (event) => {
    if (!(event.target instanceof HTMLFormElement)) return
    if (!event.target.action.endsWith('/consent') || !banner) return
    event.preventDefault()
    const answer = event.submitter instanceof HTMLButtonElement ? event.submitter.value : 'ask'
    void keep(event.target, answer)
    if (answer === 'ask') return ask(banner)
    banner.hidden = true
    tell(answer)
  })
  // Again on every page: whoever clicked and left at once may have left before the script could hear it.
  if (banner?.dataset['consent']) tell(banner.dataset['consent'])
}

function tell(answer: string): void {
  const isGranted = answer === 'all'
  regulars('consent', { analytics: isGranted, marketing: isGranted, personalisation: isGranted })
}

/** The answer before stays valid until there is another. */
function ask(banner: HTMLElement): void {
  banner.hidden = false
  banner.querySelector('button')?.focus()
}

async function keep(form: HTMLFormElement, answer: string): Promise<void> {
  const body = new FormData(form)
  body.set('answer', answer)
  try {
    await fetch(form.action, { method: 'POST', body, redirect: 'manual', keepalive: true })
  } catch {
    // The loyalty script has the answer; the banner will ask again on the next page.
  }
}
