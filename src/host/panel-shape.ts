/** A floating card where there is room, the whole screen where there is not; fitted to what the keyboard leaves of it. */

/** As in panel.css. */
const ROOMY = '(min-width: 560px) and (min-height: 420px)'

/** Whether the panel would leave the page in sight. */
export function isRoomy(): boolean {
  return matchMedia(ROOMY).matches
}

export const GAP = 14
/** A launcher that had to go higher than this part of the viewport leaves the panel too little room above it. */
const MAX_RISE = 0.35

/** Puts the card above the launcher, and follows it when it steps aside. Returns the way to stop. */
export function followLauncher(panel: HTMLElement, launcher: HTMLElement): () => void {
  const steps = new MutationObserver(() => placeCard(panel, launcher))
  placeCard(panel, launcher)
  steps.observe(launcher, { attributeFilter: ['style', 'hidden', 'data-side'] })
  return () => steps.disconnect()
}

/** Without a launcher in sight the style sheet's place is good. */
export function placeCard(panel: HTMLElement, launcher: HTMLElement): void {
  const { left, right, top, width } = launcher.getBoundingClientRect()
  if (width === 0) return
  const isLeft = left + right < innerWidth
  panel.dataset['side'] = isLeft === (panel.dir === 'ltr') ? 'start' : 'end'
  const aside = Math.max(
    0,
    Math.round(isLeft ? left : document.documentElement.clientWidth - right),
  )
  const below = Math.round(innerHeight - top - stillToGo(launcher) + GAP)
  panel.style.setProperty('--aside', `${aside}px`)
  panel.style.setProperty('--below', below > innerHeight * MAX_RISE ? `${GAP}px` : `${below}px`)
}

/** Of a running transition to another place; negative is up. */
function stillToGo(launcher: HTMLElement): number {
  const [now, then] = [getComputedStyle(launcher), launcher.style].map(({ translate }) =>
    Number.parseFloat(translate?.split(' ')[1] ?? '0'),
  )
  return then! - now!
}

/** Follows the viewport until the returned function is called, which leaves the page as it was. */
export function fitPanel(panel: HTMLElement): () => void {
  const abort = new AbortController()
  const { signal } = abort
  const viewport = globalThis.visualViewport
  let frame = 0
  let unlock: (() => void) | undefined

  const fit = (): void => {
    frame = 0
    // Zoomed in by two fingers the shopper looks at a part of the panel: it must not shrink into that part.
    if (!viewport || viewport.scale > 1) return
    const { offsetTop, height } = viewport
    panel.style.setProperty('--view-top', `${offsetTop}px`)
    panel.style.setProperty('--view-height', `${height}px`)
    // iOS Safari lays its keyboard over the page, and over whatever is fixed to its lower edge.
    panel.style.setProperty('--keyboard', `${Math.max(0, innerHeight - offsetTop - height)}px`)
  }
  const refit = (): void => {
    frame ||= requestAnimationFrame(fit)
  }
  const shape = (): void => {
    const isFull = !isRoomy()
    unlock?.()
    unlock = isFull ? lockPageScroll() : undefined
    if (isFull) panel.setAttribute('aria-modal', 'true')
    else panel.removeAttribute('aria-modal')
  }

  shape()
  fit()
  matchMedia(ROOMY).addEventListener('change', shape, { signal })
  viewport?.addEventListener('resize', refit, { signal })
  viewport?.addEventListener('scroll', refit, { signal })
  return () => {
    abort.abort()
    cancelAnimationFrame(frame)
    unlock?.()
  }
}

/** Only under a panel that covers the page: there nobody sees the scroll bar go. Gives back exactly what was there. */
function lockPageScroll(): () => void {
  const root = document.documentElement
  const hadStyle = root.hasAttribute('style')
  const before = root.style.getPropertyValue('overflow')
  const priority = root.style.getPropertyPriority('overflow')
  root.style.setProperty('overflow', 'hidden', 'important')
  return () => {
    root.style.setProperty('overflow', before, priority)
    if (!hadStyle && root.getAttribute('style') === '') root.removeAttribute('style')
  }
}
