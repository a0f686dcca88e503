/** The one button that is there from the start. Plain DOM: at rest, no framework is needed for a button. */
import type { LauncherConfig } from '../contract/shop.ts'
import launcherCss from './launcher.css?inline'
import type { Shadow } from './shadow.ts'

const SVG = 'http://www.w3.org/2000/svg'
/** A tag with a heart: something of the shop's that is the shopper's own. */
const MARK =
  'M12 20.2s-7.4-4.5-7.4-10A4.2 4.2 0 0 1 12 7.6a4.2 4.2 0 0 1 7.4 2.6c0 5.5-7.4 10-7.4 10Z'

const MAX_LENGTH = 400

export interface LauncherOptions extends LauncherConfig {
  readonly label: string
  /** Id of the panel in the same shadow root. */
  readonly controls: string
  readonly onPress: () => void
  /** The shopper is about to press, perhaps told twice: time to fetch what the panel needs, and to lay it out. */
  readonly onIntent: () => void
}

export function createLauncher(shadow: Shadow, options: LauncherOptions): HTMLButtonElement {
  shadow.addStyles(launcherCss)
  const button = withAttributes(document.createElement('button'), {
    type: 'button',
    class: 'launcher',
    part: 'launcher',
    'data-side': options.side === 'start' ? 'start' : 'end',
    'aria-label': options.label,
    'aria-expanded': 'false',
    'aria-controls': options.controls,
  })
  button.append(createMark())
  button.addEventListener('click', options.onPress)
  button.addEventListener('pointerenter', options.onIntent)
  shadow.root.append(button)
  return button
}

/**
 * Sets the side by the page's direction and the distances as custom properties of the root, so that the panel stands by the
 * same edge; in the style sheets, the page's own `--regulars-…` win. Returns the page's direction.
 */
export function placeLauncher(
  root: HTMLElement,
  button: HTMLElement,
  { offset, bottom, phone, z }: LauncherConfig,
): string {
  const { direction } = getComputedStyle(document.documentElement)
  button.style.direction = direction
  const places = {
    offset,
    bottom,
    z,
    'phone-offset': phone?.offset,
    'phone-bottom': phone?.bottom,
  }
  for (const [name, value] of Object.entries(places)) {
    // The config comes as the backend wrote it: a wrong number falls away alone.
    const isAllowed = Number.isInteger(value) && Number(value) >= 0
    if (isAllowed && (name === 'z' || Number(value) <= MAX_LENGTH))
      root.style.setProperty(`--shop-${name}`, name === 'z' ? `${value}` : `${value}px`)
  }
  return direction
}

function createMark(): SVGElement {
  const svg = withAttributes(document.createElementNS(SVG, 'svg'), {
    viewBox: '0 0 24 24',
    'aria-hidden': 'true',
  })
  svg.append(withAttributes(document.createElementNS(SVG, 'path'), { d: MARK }))
  return svg
}

export function withAttributes<E extends Element>(
  element: E,
  attributes: Readonly<Record<string, string>>,
): E {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  return element
}
