/** Tokens from config to custom properties: text that can be read on the brand colour, light or dark as the page is. */
import type { Theme } from '../contract/shop.ts'

const LIGHT = { surface: '#ffffff', text: '#1c1b19' }
const DARK = { surface: '#1b1c1e', text: '#f3f1ec' }
/** WCAG 2.2 AA for text. */
export const MIN_CONTRAST = 4.5
const DEFAULT_BRAND = '#1f4d3a'

export type Rgb = readonly [red: number, green: number, blue: number]

export function applyTheme(root: HTMLElement, theme: Theme): void {
  const isDark = theme.scheme === 'dark' || (theme.scheme !== 'light' && isPageDark())
  const { surface, text } = isDark ? DARK : LIGHT
  const brand = theme.brand ?? DEFAULT_BRAND
  const tokens: Record<string, string | undefined> = {
    scheme: isDark ? 'dark' : 'light',
    surface,
    text,
    brand,
    'on-brand':
      contrast(parseColour(brand), parseColour('#ffffff')) >= MIN_CONTRAST ? '#ffffff' : '#000000',
    radius: theme.radius === undefined ? undefined : `${theme.radius}px`,
    space: theme.density === 'compact' ? '12px' : undefined,
    font: theme.font === 'page' ? getComputedStyle(document.body).fontFamily : undefined,
  }
  for (const [name, value] of Object.entries(tokens)) {
    if (value !== undefined) root.style.setProperty(`--regulars-${name}`, value)
  }
}

/** A dark operating system does not make a dark shop: the page's own background decides. */
function isPageDark(): boolean {
  for (const element of [document.body, document.documentElement]) {
    const [red, green, blue, alpha = 1] =
      getComputedStyle(element)
        .backgroundColor.match(/[\d.]+/g)
        ?.map(Number) ?? []
    if (red !== undefined && green !== undefined && blue !== undefined && alpha > 0.5)
      return luminance([red, green, blue]) < 0.25
  }
  return false
}

export function parseColour(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

/** WCAG 2.2 relative luminance. */
function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** WCAG 2.2 contrast ratio, 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}
