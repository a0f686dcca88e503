/** The colour that really lies behind an element: all backgrounds up to the canvas, the translucent ones mixed in. */
import { isDark, over, type ColourReader, type Rgba } from './colour.ts'
import type { Rgb } from './contrast.ts'

const WHITE: Rgb = [255, 255, 255]
/** What browsers paint where `color-scheme` is dark, more or less. */
const DARK_CANVAS: Rgb = [18, 18, 18]

export function colourBehind(element: Element, reader: ColourReader): Rgb {
  const layers: Rgba[] = []
  for (let node: Element | null = element; node; node = parentOf(node)) {
    const { backgroundColor, backgroundImage, color } = getComputedStyle(node)
    const layer = reader.read(backgroundColor)
    if (layer?.[3]) layers.push(layer)
    if (layer?.[3] === 1) break
    if (backgroundImage && backgroundImage !== 'none') {
      // Nobody knows the colours of a picture, but the page's text can surely be read on it.
      layers.push([
        ...(isDark(over(reader.read(color) ?? [0, 0, 0, 1], WHITE)) ? WHITE : DARK_CANVAS),
        1,
      ])
      break
    }
  }
  return layers.reduceRight<Rgb>((below, layer) => over(layer, below), canvas())
}

function canvas(): Rgb {
  const { colorScheme } = getComputedStyle(document.documentElement)
  const prefersDark = (): boolean => matchMedia('(prefers-color-scheme: dark)').matches
  const dark = /dark/.test(colorScheme) && (!/light/.test(colorScheme) || prefersDark())
  return dark ? DARK_CANVAS : WHITE
}

function parentOf(node: Element): Element | null {
  const root = node.getRootNode()
  return node.assignedSlot ?? node.parentElement ?? (root instanceof ShadowRoot ? root.host : null)
}
