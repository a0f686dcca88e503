/** The brand colour, with text on it that can be read: all of the look that a page at rest needs. */
import type { Theme } from '../contract/shop.ts'
import { contrast, parseHex, TEXT_CONTRAST, textOn, type Rgb } from './contrast.ts'

export const DEFAULT_BRAND = '#1f4d3a'
const CLEAR = 'rgba(0, 0, 0, 0)'

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
export function applyTheme(
  root: HTMLElement,
  theme: Theme,
  report: (problem: string) => void = () => undefined,
): void {
  const redraw = looks.get(root)?.redraw
  looks.set(root, { theme, report, redraw })
  if (redraw) return redraw()
  const brand = isHex(theme.brand) ? theme.brand : DEFAULT_BRAND
  setToken(root, 'brand', brand)
  root.style.setProperty('--on-brand', textOn(parseHex(brand)))
  root.style.removeProperty('--rim')
  if (needsCloserLook(root, parseHex(brand)))
    void import('./look.ts').then(({ applyBrand }) => applyBrand(root), report)
}

/** The backend's values come unchecked. */
export function isHex(value: unknown): value is string {
  return typeof value === 'string' && /^#[\da-f]{6}$/i.test(value)
}

/** The page's own `--regulars-…`, set anywhere between `:root` and the element; empty when there is none. */
export function pageToken(root: HTMLElement, name: string): string {
  // Not yet in the page: then there is only the page to ask.
  return getComputedStyle(root.isConnected ? root : document.documentElement)
    .getPropertyValue(`--regulars-${name}`)
    .trim()
}

export function setToken(root: HTMLElement, name: string, value: string | undefined): void {
  if (value === undefined || pageToken(root, name)) root.style.removeProperty(`--${name}`)
  else root.style.setProperty(`--${name}`, value)
}

/** A page of one plain colour that the brand colour stands out from, as most are, needs nothing more at rest. */
function needsCloserLook(root: HTMLElement, brand: Rgb): boolean {
  if (pageToken(root, 'brand')) return true
  const html = getComputedStyle(document.documentElement)
  const colours = [getComputedStyle(document.body).backgroundColor, html.backgroundColor]
  const behind = colours.find((colour) => colour && colour !== CLEAR) ?? 'rgb(255, 255, 255)'
  const plain = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(behind)
  if (!plain || /dark/.test(html.colorScheme)) return true
  const [red, green, blue] = plain.slice(1).map(Number) as [number, number, number]
  return contrast(brand, [red, green, blue]) < TEXT_CONTRAST
}
