/** Iron in the clay: fine dark dots under the glaze. */
import { between, createChance, round } from './random.ts'

export interface SpeckleOptions {
  readonly seed: number
  readonly count: number
  readonly box: readonly [x: number, y: number, width: number, height: number]
  readonly colour: string
}

export function speckle({ seed, count, box, colour }: SpeckleOptions): string {
  const chance = createChance(seed)
  const [x, y, width, height] = box
  const dots = Array.from({ length: count }, () => {
    const size = round(between(chance, 0.7, 2.6))
    return `<circle cx="${round(x + chance() * width)}" cy="${round(y + chance() * height)}" r="${size}" opacity="${round(between(chance, 0.3, 0.8))}"/>`
  })
  return `<g fill="${colour}">${dots.join('')}</g>`
}
