/** A link as the dark squares of a QR code, in SVG path data. Loaded when a code is first looked at. */
import { encode } from 'uqr'

export interface QrPath {
  readonly path: string
  /** Squares on a side, the quiet zone included. */
  readonly size: number
}

/** By ISO/IEC 18004: with less white around it, cameras do not find it. */
const QUIET_ZONE = 4

export function drawQr(link: string): QrPath {
  // M: readable with 15 % of it under a reflection.
  const { data, size } = encode(link, { ecc: 'M', border: QUIET_ZONE })
  const path = data.flatMap((row, y) =>
    runsOf(row).map(([x, width]) => `M${x} ${y}h${width}v1h-${width}z`),
  )
  return { path: path.join(''), size }
}

/** Neighbours in one piece: no seams between them, and a quarter of the text. */
function runsOf(row: readonly boolean[]): [from: number, width: number][] {
  const runs: [from: number, width: number][] = []
  for (const [x, isDark] of row.entries()) {
    const last = runs.at(-1)
    if (isDark && last && last[0] + last[1] === x) last[1] += 1
    else if (isDark) runs.push([x, 1])
  }
  return runs
}
