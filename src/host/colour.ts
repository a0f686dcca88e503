/** Any colour of CSS as three numbers, and what can be done with them. */
import { contrast, type Rgb } from './contrast.ts'

const WHITE: Rgb = [255, 255, 255]
const BLACK: Rgb = [0, 0, 0]

export type Rgba = readonly [red: number, green: number, blue: number, alpha: number]

/** Computes colours in the context of an element: its `currentcolor`, its `color-scheme`. */
export interface ColourReader {
  /** `undefined` for what is no colour. */
  read(value: string): Rgba | undefined
  /** Takes the probe out of the page again. */
  done(): void
}

export function createColourReader(root: HTMLElement): ColourReader {
  const probe = document.createElement('span')
  probe.hidden = true
  root.append(probe)
  return {
    read(value) {
      const plain = parseComputed(value)
      if (plain) return plain
      probe.style.color = ''
      // A mix of a colour with itself is that colour, and every engine writes it in sRGB, also oklch() and names.
      probe.style.color = `color-mix(in srgb, ${value}, ${value})`
      return probe.style.color ? parseComputed(getComputedStyle(probe).color) : undefined
    },
    done: () => probe.remove(),
  }
}

/** `rgb(1, 2, 3)`, `rgba(1, 2, 3, 0.5)` and `color(srgb 0.1 0.2 0.3 / 0.5)`, as computed values are written. */
export function parseComputed(value: string): Rgba | undefined {
  const [, space, list] = /^(rgba?\(|color\(srgb )([^()%]+)\)$/.exec(value) ?? []
  if (!list) return undefined
  const numbers = list.match(/-?[\d.]+(?:e-?\d+)?|none/g)?.map((part) => Number(part) || 0) ?? []
  const [red, green, blue, alpha = 1] = numbers
  if (red === undefined || green === undefined || blue === undefined) return undefined
  const unit = space === 'color(srgb ' ? 255 : 1
  return [clamp(red * unit), clamp(green * unit), clamp(blue * unit), alpha]
}

/** What is seen of a translucent colour on an opaque one. */
export function over([red, green, blue, alpha]: Rgba, below: Rgb): Rgb {
  return mix(below, [red, green, blue], alpha)
}

export function mix(a: Rgb, b: Rgb, share: number): Rgb {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share]
}

/** White can be read on it better than black. */
export function isDark(colour: Rgb): boolean {
  return contrast(colour, WHITE) > contrast(colour, BLACK)
}

export interface Legibility {
  readonly on: Rgb
  readonly to: number
  /** How much of the colour itself may lie under it, as a wash of the surface. */
  readonly wash?: number
}

/** The same colour, as much darker or lighter as it takes; black or white at the end of it, which can be read on anything. */
export function strengthen(colour: Rgb, { on, to, wash = 0 }: Legibility): Rgb {
  const step = isDark(on) ? 5 : -5
  // All channels by the same amount: a pale yellow becomes an ochre, and not the grey that a mix with black is.
  let shade = colour.map(Math.round) as [number, number, number]
  for (let steps = 0; steps < 51 && contrast(shade, mix(on, shade, wash)) < to; steps++)
    shade = shade.map((channel) => clamp(channel + step)) as [number, number, number]
  return shade
}

function clamp(channel: number): number {
  return Math.min(255, Math.max(0, channel))
}

export function toHex(colour: Rgb): string {
  return `#${colour.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`
}
