/** The debugging view beside the page: every campaign, live, and why it shows or does not. Opened by `?regulars-debug` or from the footer. */
import type { CampaignExplanation } from '../../../../src/index.ts'
import { createList, make, type Previews } from './view.ts'

const ASK_AGAIN_MS = 1000
const PARAMETER = 'regulars-debug'

interface Explains {
  explain(): Promise<readonly CampaignExplanation[] | undefined>
}

export function enhanceDebug(): void {
  document.body.addEventListener('click', (event) => {
    const link = event.target instanceof Element && event.target.closest('a[data-debug]')
    if (!link) return
    event.preventDefault()
    if (!document.querySelector('.debug')) open().focus()
  })
  if (new URL(location.href).searchParams.has(PARAMETER)) open()
}

function open(): HTMLElement {
  const { view, show } = draw()
  document.body.prepend(view)
  document.documentElement.classList.add('with-debug')
  const previews: { known?: Previews } = {}
  void fetchPreviews().then((known) => (previews.known = known))
  const look = async (): Promise<void> => show(await ask(), previews.known)
  const timer = setInterval(() => void look(), ASK_AGAIN_MS)
  void look()
  view.querySelector('button')?.addEventListener('click', () => {
    clearInterval(timer)
    view.remove()
    document.documentElement.classList.remove('with-debug')
    document.querySelector<HTMLElement>('a[data-debug]')?.focus()
  })
  return view
}

/** Undefined while the script has not come, or has no campaigns to speak of. */
async function ask(): Promise<readonly CampaignExplanation[] | undefined> {
  const { regulars } = globalThis as { regulars?: unknown }
  if (document.hidden || !explains(regulars)) return undefined
  return regulars.explain()
}

/** Without them it says why all the same. */
async function fetchPreviews(): Promise<Previews> {
  try {
    const answer = await fetch('/shop/previews')
    // Safe: the shop's own server, see debug-routes.ts.
    return answer.ok ? ((await answer.json()) as Previews) : {}
  } catch {
    return {}
  }
}

function explains(value: unknown): value is Explains {
  return typeof value === 'function' && 'explain' in value && typeof value.explain === 'function'
}

function draw(): {
  readonly view: HTMLElement
  show(campaigns: readonly CampaignExplanation[] | undefined, previews?: Previews): void
} {
  const view = make('aside', 'debug')
  // It is for merchants, and speaks as their console does.
  view.lang = 'en'
  view.tabIndex = -1
  view.setAttribute('aria-labelledby', 'debug-title')
  const title = make('h2', 'debug-title', 'Why campaigns show')
  title.id = 'debug-title'
  const close = make('button', 'button button-quiet', 'Close')
  const status = make('p', 'debug-status', 'Waiting for the script …')
  const list = createList()
  const head = make('div', 'debug-head')
  head.append(title, close)
  view.append(head, status, list.element)
  return {
    view,
    show(campaigns, previews) {
      if (!campaigns) return
      const shown = campaigns.filter(({ state }) => state === 'shown').length
      const text = `${campaigns.length} campaigns, ${shown} shown on this page. This view asks again every second.`
      if (status.textContent !== text) status.textContent = text
      list.show(campaigns, previews)
    },
  }
}
