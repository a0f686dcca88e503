/** A round tin with a lid and a paper label. */
import { darker, lighter } from './colour.ts'
import type { Drawing } from './drawing.ts'
import { linear, round } from './light.ts'

export interface TinOptions {
  readonly id: string
  readonly colour: string
  /** Half its width. */
  readonly radius: number
  readonly height: number
  readonly lid: number
  readonly paper?: string
  readonly lines: readonly [small: string, large: string, below: string]
  /** Size of the large line. */
  readonly type: number
}

export function tin(options: TinOptions): Drawing {
  const { id, colour, radius: r, height, lid, paper = '#f3ead8', lines, type } = options
  const e = Math.round(r * 0.15)
  const top = -height
  const seam = top + lid
  const labelTop = seam + (height - lid) * 0.2
  const labelBottom = -(height - lid) * 0.16
  const middle = (labelTop + labelBottom) / 2 + e
  const band = (from: number, to: number): string =>
    `M${-r} ${from}A${r} ${e} 0 0 0 ${r} ${from}V${to}A${r} ${e} 0 0 1 ${-r} ${to}Z`
  return {
    defs:
      round(`${id}-body`, colour) +
      round(`${id}-label`, paper) +
      linear(`${id}-top`, 'x1="0" x2="1" y1="0" y2="1"', [
        [0, lighter(colour, 0.42)],
        [0.6, lighter(colour, 0.06)],
        [1, darker(colour, 0.24)],
      ]),
    shapes:
      `<path d="${band(seam, -e)}" fill="url(#${id}-body)"/>` +
      `<path d="${band(labelTop, labelBottom)}" fill="url(#${id}-label)"/>` +
      `<path d="${band(top + e, seam)}" fill="url(#${id}-body)"/>` +
      `<path d="M${-r} ${seam}A${r} ${e} 0 0 0 ${r} ${seam}" fill="none" stroke="${darker(colour, 0.55)}" stroke-width="3" opacity=".7"/>` +
      `<path d="M${-r} ${seam + 4}A${r} ${e} 0 0 0 ${r} ${seam + 4}" fill="none" stroke="${lighter(colour, 0.5)}" stroke-width="2" opacity=".35"/>` +
      `<ellipse cy="${top + e}" rx="${r}" ry="${e}" fill="url(#${id}-top)"/>` +
      `<ellipse cy="${top + e}" rx="${r - 7}" ry="${e - 2.5}" fill="none" stroke="${darker(colour, 0.3)}" stroke-width="1.5" opacity=".5"/>` +
      lettering(lines, middle, type),
  }
}

/** Three centred lines, as on all papers of the house. */
export function lettering(
  [small, large, below]: readonly [string, string, string],
  middle: number,
  type: number,
): string {
  const family = `font-family="Iowan Old Style,Palatino,Noto Serif Display,Georgia,serif"`
  return (
    `<g text-anchor="middle" fill="#33352a" ${family}>` +
    `<text y="${middle - type * 1.05}" font-size="${type * 0.34}" letter-spacing="${type * 0.05}" font-weight="600">${small}</text>` +
    `<text y="${middle}" font-size="${type}">${large}</text>` +
    `<path d="M${-type * 0.3} ${middle + type * 0.42}h${type * 0.6}" stroke="#a9532f" stroke-width="1.6"/>` +
    `<text y="${middle + type * 0.95}" font-size="${type * 0.36}" font-style="italic">${below}</text></g>`
  )
}
