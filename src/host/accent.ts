/** The brand colour as text and lines: mixed with the text colour until it can be read on the surface. */
import { contrast, MIN_CONTRAST, parseColour, type Rgb } from './theme.ts'

/** Reads the tokens that `applyTheme` has set. */
export function applyAccent(root: HTMLElement): void {
  const token = (name: string): Rgb =>
    parseColour(root.style.getPropertyValue(`--regulars-${name}`))
  const surface = token('surface')
  const text = token('text')
  let mixed = token('brand')
  for (let step = 0; step < 10 && contrast(mixed, surface) < MIN_CONTRAST; step++)
    mixed = mix(mixed, text, 0.15)
  root.style.setProperty('--regulars-accent', `rgb(${mixed.map(Math.round).join(' ')})`)
}

function mix(a: Rgb, b: Rgb, share: number): Rgb {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share]
}
