/** A tall green tin and a pinch of its leaf. */
import { group, place } from './draw/drawing.ts'
import { leaves } from './draw/leaves.ts'
import { shadow } from './draw/light.ts'
import { takePicture } from './draw/studio.ts'
import { tin } from './draw/tin.ts'

export const firstLightSencha = takePicture(
  { wall: '#d9d6bf', table: '#c9b693', leaves: true },
  group(
    place(shadow(180, 30, 400), 420, 852),
    place(
      tin({
        id: 'tin',
        colour: '#4b6a4c',
        radius: 132,
        height: 400,
        lid: 74,
        lines: ['FERN &amp; EMBER', 'First Light', 'sencha'],
        type: 46,
      }),
      420,
      858,
      { scale: 1.3 },
    ),
    place(
      leaves({ seed: 7, count: 260, spread: [120, 32], colours: ['#3f5a2e', '#8c9a55'], size: 26 }),
      170,
      905,
    ),
  ),
)
