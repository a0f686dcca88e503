/** The one button that is there from the start. Plain DOM: at rest, no framework is needed for a button. */
import type { LauncherConfig } from '../contract/shop.ts'
import launcherCss from './launcher.css?inline'
import type { Shadow } from './shadow.ts'

const SVG = 'http://www.w3.org/2000/svg'
/** A tag with a heart: something of the shop's that is the shopper's own. */
const MARK =
  'M12 20.2s-7.4-4.5-7.4-10A4.2 4.2 0 0 1 12 7.6a4.2 4.2 0 0 1 7.4 2.6c0 5.5-7.4 10-7.4 10Z'

export interface Launcher {
  readonly button: HTMLButtonElement
  setOpen(isOpen: boolean): void
}

export interface LauncherOptions extends LauncherConfig {
  readonly label: string
  /** Id of the panel in the same shadow root. */
  readonly controls: string
  readonly onPress: () => void
  /** The shopper is about to press: time to fetch what the panel needs. */
  readonly onIntent: () => void
}

export function createLauncher(shadow: Shadow, options: LauncherOptions): Launcher {
  shadow.addStyles(launcherCss)
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'launcher'
  button.setAttribute('part', 'launcher')
  button.dataset['side'] = options.side ?? 'end'
  button.setAttribute('aria-label', options.label)
  button.setAttribute('aria-expanded', 'false')
  button.setAttribute('aria-controls', options.controls)
  button.hidden = options.kind === 'none'
  if (options.offset !== undefined)
    button.style.setProperty('--regulars-offset', `${options.offset}px`)
  button.append(createMark())
  button.addEventListener('click', options.onPress)
  button.addEventListener('pointerenter', options.onIntent, { once: true, passive: true })
  shadow.root.append(button)
  return {
    button,
    setOpen: (isOpen) => button.setAttribute('aria-expanded', String(isOpen)),
  }
}

function createMark(): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS(SVG, 'path')
  path.setAttribute('d', MARK)
  svg.append(path)
  return svg
}
