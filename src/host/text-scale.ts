/** The text size the shopper has set in the browser, as a share of the usual 16 px. */

const USUAL_PX = 16
let scale: number | undefined

/** `medium` follows the browser's setting and no rule of the page, as `rem` would. */
export function textScale(root: HTMLElement): number {
  return (scale ??= measure(root))
}

function measure(root: HTMLElement): number {
  const probe = document.createElement('span')
  probe.style.fontSize = 'medium'
  root.append(probe)
  const size = Number.parseFloat(getComputedStyle(probe).fontSize)
  probe.remove()
  return size > 0 ? size / USUAL_PX : 1
}
