/** Finds a card its place: above the launcher, on a phone along the lower edge, above what the page has fixed there, and above a keyboard. */
import { readSelectors } from '../avoid.ts'
import type { Stage } from '../mount.ts'
import { createObstacles } from '../obstacles.ts'
import { GAP, isRoomy, placeCard } from '../panel-shape.ts'

const MAX_STEPS = 8
/** Between the card and what it stands above. */
const ABOVE = 10
/** What has to stay free above the card. */
const TOP = 8

export interface CardPlace {
  /** Without a jump: what it has to move, it moves by a transform. */
  place(): void
}

export function createCardPlace(
  card: HTMLElement,
  { button, element, launcher, report }: Pick<Stage, 'button' | 'element' | 'launcher' | 'report'>,
): CardPlace {
  const obstacles = createObstacles(element, readSelectors({ avoid: launcher.avoid, report }))
  let shape: string | undefined

  /** Of the style sheet, anew only where the viewport is another one. */
  function settle(): void {
    const now = `${innerWidth} ${isRoomy()}`
    if (now === shape) return
    shape = now
    const isBar = card.dataset['level'] === 'bar'
    if (isRoomy() && !isBar) placeCard(card, button)
    if (isBar) leaveRoom(card, button)
  }

  /** How far it has to rise so that nothing of the page lies under it; undefined where there is no such place. */
  function findLift(box: DOMRect, from: number, withControls: boolean): number | undefined {
    let lift = from
    for (let step = 0; step < MAX_STEPS && box.top - lift >= TOP; step++) {
      const slot = new DOMRect(box.x, box.y - lift, box.width, box.height)
      const obstacle = obstacles.find(slot, withControls)
      if (!obstacle) return lift
      lift += Math.max(slot.bottom - obstacle.top, 1) + ABOVE
    }
    return undefined
  }

  return {
    place() {
      const keyboard = fitViewport(card)
      settle()
      const box = restingBox(card)
      const least = Math.max(keyboard, isBeside(card) ? roomForLauncher(box, button) : 0)
      const lift = findLift(box, least, true) ?? findLift(box, least, false) ?? least
      card.style.translate = lift > 0 ? `0 ${-Math.round(lift)}px` : ''
      card.toggleAttribute('data-lifted', lift > 0)
    },
  }
}

/** Returns how much of the card’s place a keyboard on the screen has taken. */
function fitViewport(card: HTMLElement): number {
  const viewport = globalThis.visualViewport
  // Zoomed in by two fingers the shopper looks at a part of the page: the card stays as it is.
  if (!viewport || viewport.scale > 1) return 0
  const { offsetTop, height } = viewport
  card.style.setProperty('--view-height', `${Math.round(height)}px`)
  return Math.max(0, innerHeight - offsetTop - height)
}

function isBeside({ dataset }: HTMLElement): boolean {
  return dataset['level'] === 'sheet' && isRoomy()
}

/** The launcher may have risen since, above a banner of the page. */
function roomForLauncher(box: DOMRect, launcher: HTMLElement): number {
  const { top, width, left, right } = launcher.getBoundingClientRect()
  const isBelow = width > 0 && right > box.left && left < box.right
  return isBelow ? Math.max(0, box.bottom + GAP - top) : 0
}

/** A bar runs along under the launcher, and what stands in it must not. */
function leaveRoom(bar: HTMLElement, launcher: HTMLElement): void {
  const { left, right, width } = launcher.getBoundingClientRect()
  const isLeft = left + right < innerWidth
  const room = width === 0 ? 0 : isLeft ? right + GAP : innerWidth - left + GAP
  const isStart = isLeft === (bar.dir === 'ltr')
  bar.style.paddingInlineStart = isStart ? `${room}px` : ''
  bar.style.paddingInlineEnd = isStart ? '' : `${room}px`
}

/** Without the lift, of which a running transition may have made but a part. */
function restingBox(card: HTMLElement): DOMRect {
  const { x, y, width, height } = card.getBoundingClientRect()
  const lifted = Number.parseFloat(getComputedStyle(card).translate.split(' ')[1] ?? '0')
  return new DOMRect(x, y - lifted, width, height)
}
