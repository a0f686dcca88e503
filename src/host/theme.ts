/** The brand colour, with text on it that can be read: all of the look that a page at rest needs. */
import type { Theme } from '../contract/shop.ts'
import { contrast, parseHex, TEXT_CONTRAST, textOn, type Rgb } from './contrast.ts'

export const DEFAULT_BRAND = '#1f4d3a'
const CLEAR = 'rgba(0, 0, 0, 0)'
const WHITE = 'rgb(255, 255, 255)'

export interface Look {
  readonly theme: Theme
  readonly report: (problem: string) => void
  /** There from the moment that something is drawn inside. */
  readonly redraw?: (() => void) | undefined
}

export const looks = new WeakMap<HTMLElement, Look>()

/**
 * Call it again when the page has changed its colours: what was set before goes.
 * The page's own custom properties win over `theme`; the style sheet reads them, here only what follows from them is set.
 */
export function applyTheme(root: HTMLElement, theme: Theme, report: Look['report']): void {
  const redraw = looks.get(root)?.redraw
  looks.set(root, { theme, report, redraw })
  if (redraw) return redraw()
  const brand = isHex(theme.brand) ? theme.brand : DEFAULT_BRAND
  const colour = parseHex(brand)
  setToken(root, 'brand', brand)
  root.style.setProperty('--on-brand', textOn(colour))
  root.style.removeProperty('--rim')
  if (pageToken(root, 'brand') || !standsOut(colour))
    void import('./look.ts').then(({ applyBrand }) => applyBrand(root), report)
}

/** The backend's values come unchecked. */
export function isHex(value: unknown): value is string {
  return typeof value === 'string' && /^#[\da-f]{6}$/i.test(value)
}

/** The page's own `--regulars-…`, set anywhere between `:root` and the element; empty when there is none. */
export function pageToken(root: HTMLElement, name: string): string {
  return getComputedStyle(root).getPropertyValue(`--regulars-${name}`).trim()
}

export function setToken(root: HTMLElement, name: string, value: string | undefined): void {
  const own = pageToken(root, name) ? '' : (value ?? '')
  root.style.setProperty(`--${name}`, own)
}

/** From a page of one plain colour, as most are; any other gets a closer look. */
function standsOut(brand: Rgb): boolean {
  const html = getComputedStyle(document.documentElement)
  const layers = [getComputedStyle(document.body).backgroundColor, html.backgroundColor, WHITE]
  const behind = layers.find((colour) => colour && colour !== CLEAR)
  const [, red, green, blue] = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(behind!) ?? []
  if (!red || /dark/.test(html.colorScheme)) return false
  return contrast(brand, [Number(red), Number(green), Number(blue)]) >= TEXT_CONTRAST
}
