/** A fern's frond, the sign of the shop: leaflets along a bending stem, smaller to the tip. */
import { shapes, type Drawing } from './drawing.ts'
import { round } from './random.ts'

export interface FrondOptions {
  readonly length: number
  /** How far the tip bends to the right; negative to the left. */
  readonly bend?: number
  readonly pairs?: number
  readonly colour: string
  readonly stem?: string
  /** Length of the longest leaflet. */
  readonly leaf?: number
}

/** Grows upwards from 0,0. */
export function frond(options: FrondOptions): Drawing {
  const { length, bend = 0, pairs = 14, colour, stem = colour, leaf = length * 0.3 } = options
  // A quadratic curve: up first, then over to the side.
  const at = (t: number): readonly [x: number, y: number] => [
    bend * t * t,
    -length * (1.15 * t - 0.15 * t * t),
  ]
  const leaves = Array.from({ length: pairs }, (_, index) => {
    const t = 0.14 + (0.86 * index) / pairs
    const [x, y] = at(t)
    const [nextX, nextY] = at(t + 0.01)
    const heading = (Math.atan2(nextX - x, y - nextY) * 180) / Math.PI
    const size = leaf * Math.sin(Math.PI * (0.22 + 0.78 * t)) ** 0.8 + leaf * 0.06
    return leaflet(x, y, heading - 62, size) + leaflet(x, y, heading + 62, size)
  })
  const [tipX, tipY] = at(1)
  return shapes(
    `<path d="M0 0Q0 ${round(-length * 0.575)} ${round(tipX)} ${round(tipY)}" fill="none" stroke="${stem}" stroke-width="${round(length * 0.012)}" stroke-linecap="round"/>` +
      `<g fill="${colour}">${leaves.join('')}</g>`,
  )
}

function leaflet(x: number, y: number, turn: number, size: number): string {
  const wide = round(size * 0.17)
  const long = round(-size)
  return `<path transform="translate(${round(x)} ${round(y)}) rotate(${round(turn)})" d="M0 0C${wide} ${round(long * 0.25)} ${wide} ${round(long * 0.7)} 0 ${long}C${-wide} ${round(long * 0.7)} ${-wide} ${round(long * 0.25)} 0 0Z"/>`
}
