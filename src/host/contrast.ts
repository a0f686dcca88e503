/** How well one colour can be read on another: WCAG 2.2. */

export type Rgb = readonly [red: number, green: number, blue: number]

/** AA for text. */
export const TEXT_CONTRAST = 4.5
/** AA for what a control is known by. */
export const EDGE_CONTRAST = 3

export function parseHex(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

/** 1 for the same colour, 21 for black and white. */
export function contrast(a: Rgb, b: Rgb): number {
  const ratio = (luminance(a) + 0.05) / (luminance(b) + 0.05)
  return ratio < 1 ? 1 / ratio : ratio
}

/** White text where it can be read, black where it cannot. */
export function textOn(colour: Rgb): string {
  return contrast(colour, [255, 255, 255]) < TEXT_CONTRAST ? '#000000' : '#ffffff'
}

function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

function linear(channel: number): number {
  const share = channel / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}
