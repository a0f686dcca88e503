/** A pinch of dry leaf on the table. */
import { mix } from './colour.ts'
import { shapes, type Drawing } from './drawing.ts'
import { between, createChance, round } from './random.ts'

export interface LeavesOptions {
  readonly seed: number
  readonly count: number
  /** Half the width and half the depth of the heap. */
  readonly spread: readonly [number, number]
  readonly colours: readonly [string, string]
  readonly size?: number
}

export function leaves(options: LeavesOptions): Drawing {
  const chance = createChance(options.seed)
  const { size = 22 } = options
  const [across, deep] = options.spread
  const all = Array.from({ length: options.count }, () => {
    const angle = chance() * Math.PI * 2
    const far = chance() ** 0.7
    const x = round(Math.cos(angle) * far * across)
    const y = round(Math.sin(angle) * far * deep - (1 - far) * deep * 0.7)
    const long = round(between(chance, size * 0.5, size))
    const bow = round(between(chance, -size * 0.3, size * 0.3))
    const colour = mix(options.colours[0], options.colours[1], chance())
    const turn = Math.round(chance() * 360)
    const text = `<path transform="translate(${x} ${y}) rotate(${turn}) scale(1 .6)" d="M${-long / 2} 0Q0 ${bow} ${long / 2} 0" stroke="${colour}" stroke-width="${round(long * 0.2)}" stroke-linecap="round" fill="none"/>`
    return { y, text }
  })
  return shapes(
    `<ellipse cx="6" cy="4" rx="${across * 0.95}" ry="${deep * 0.9}" fill="#1e130d" opacity=".38" filter="url(#near)"/>` +
      all
        .toSorted((a, b) => a.y - b.y)
        .map((leaf) => leaf.text)
        .join(''),
  )
}
