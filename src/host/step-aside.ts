/** Keeps the launcher off the shop's own fixed bars, consent banners and buttons: it looks what lies there, and moves up. */

/** A taller box is a page of its own, not a bar to step over. */
const MAX_SHARE_OF_VIEWPORT = 0.6
const MAX_STEPS = 4
const GAP = 12
/** Where in the launcher's box to look, as shares of its size. */
const GRID = [0.1, 0.5, 0.9]

/** Returns the way to stop. Moves by `translate` alone, so the page is not laid out anew. */
export function stepAside(button: HTMLElement, host: HTMLElement): () => void {
  let frame = 0
  let watched: Element | undefined
  const resizes = new ResizeObserver(() => look())
  const mutations = new MutationObserver(() => look())

  function look(): void {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(place)
  }

  function place(): void {
    button.style.translate = ''
    const box = button.getBoundingClientRect()
    let lift = 0
    let obstacle: Element | undefined
    for (let step = 0; step < MAX_STEPS; step++) {
      const found = findObstacle(box, lift, host)
      if (!found) break
      obstacle = found
      lift = box.bottom - found.getBoundingClientRect().top + GAP
    }
    // Nowhere to go: rather in its place than off the screen.
    if (box.top - lift < 0) lift = 0
    button.style.translate = lift > 0 ? `0 ${-lift}px` : ''
    watch(obstacle)
  }

  /** A banner that is closed, or grows by a line, frees or takes the room. */
  function watch(obstacle: Element | undefined): void {
    if (obstacle === watched) return
    if (watched) resizes.unobserve(watched)
    watched = obstacle
    if (watched) resizes.observe(watched)
  }

  mutations.observe(document.body, { childList: true })
  // An observer instead of a listener to `resize`; it also calls once to begin with.
  resizes.observe(document.documentElement)
  return () => {
    resizes.disconnect()
    mutations.disconnect()
    cancelAnimationFrame(frame)
  }
}

function findObstacle(box: DOMRect, lift: number, host: HTMLElement): Element | undefined {
  for (const x of GRID) {
    for (const y of GRID) {
      const top = box.top - lift
      for (const element of document.elementsFromPoint(
        box.left + x * box.width,
        top + y * box.height,
      )) {
        const fixed = element === host ? undefined : fixedAncestor(element)
        if (fixed) return fixed
      }
    }
  }
  return undefined
}

/** Through shadow roots too: chats and banners live in some. */
function fixedAncestor(element: Element): Element | undefined {
  for (let node: Element | null = element; node; node = parentOf(node)) {
    const { position } = getComputedStyle(node)
    if (position !== 'fixed' && position !== 'sticky') continue
    const { height } = node.getBoundingClientRect()
    return height <= innerHeight * MAX_SHARE_OF_VIEWPORT ? node : undefined
  }
  return undefined
}

function parentOf(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot
  const root = element.getRootNode()
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null)
}
