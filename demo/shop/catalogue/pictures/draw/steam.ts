/** Steam or smoke, rising and thinning out. */
import { shapes, type Drawing } from './drawing.ts'

/** From 0,0 upwards. */
export function steam(height: number, width: number, opacity = 0.5): Drawing {
  const wisp = (x: number, w: number, bow: number): string =>
    `<path d="M${x} 0C${x - bow} ${-height * 0.3} ${x + bow} ${-height * 0.55} ${x - bow * 0.4} ${-height}" fill="none" stroke="#fffdf6" stroke-width="${w}" stroke-linecap="round"/>`
  return shapes(
    `<g opacity="${opacity}" filter="url(#haze)">${wisp(0, width, width * 2.6)}${wisp(width * 1.5, width * 0.6, -width * 2)}</g>`,
  )
}
