/** Two shelves of the workshop. */
import { darker } from './draw/colour.ts'
import { group, place, shapes, type Drawing } from './draw/drawing.ts'
import { candle } from './draw/candle.ts'
import { shadow } from './draw/light.ts'
import { mug } from './draw/mug.ts'
import { takePicture } from './draw/studio.ts'
import { teapot } from './draw/teapot.ts'
import { tin } from './draw/tin.ts'
import { frond } from './draw/frond.ts'
import { vase } from './draw/vase.ts'

const WOOD = '#9a7350'

function board(y: number): Drawing {
  return shapes(
    `<rect x="-20" y="${y + 26}" width="1040" height="60" fill="#2a1c14" opacity=".3" filter="url(#haze)"/>` +
      `<rect y="${y}" width="1000" height="30" fill="${WOOD}"/><rect y="${y}" width="1000" height="5" fill="#c9a27a"/><rect y="${y + 24}" width="1000" height="6" fill="${darker(WOOD, 0.5)}"/>` +
      `<path d="M0 ${y + 13}H420M520 ${y + 17}H1000M120 ${y + 20}H700" stroke="${darker(WOOD, 0.4)}" stroke-width="1.5" opacity=".5"/>`,
  )
}

function standing(drawing: Drawing, x: number, y: number, scale: number): Drawing {
  return group(
    place(shadow(150 * scale, 14 * scale, 260 * scale), x, y - 2),
    place(drawing, x, y, { scale: scale }),
  )
}

const plant = group(
  place(frond({ length: 210, bend: -120, pairs: 11, colour: '#5f7a4a', leaf: 58 }), 120, -150),
  place(frond({ length: 240, bend: 20, pairs: 12, colour: '#4e6d3d', leaf: 60 }), 120, -150),
  place(frond({ length: 210, bend: 140, pairs: 11, colour: '#6f8b4f', leaf: 56 }), 120, -150),
)

export const shelf = takePicture(
  { wall: '#cfc6b2', table: '#cfc6b2', width: 1000, height: 800, horizon: 790, leaves: true },
  group(
    board(370),
    standing(mug({ id: 'grey', colour: '#8c8f7c', tea: '#6b5138' }), 130, 370, 0.56),
    standing(mug({ id: 'sand', colour: '#dcc4a0', tea: '#8a4f24' }), 330, 370, 0.56),
    standing(vase('tall', '#b9653f'), 540, 372, 0.56),
    standing(
      tin({
        id: 'tin',
        colour: '#4b6a4c',
        radius: 92,
        height: 230,
        lid: 50,
        lines: ['FERN &amp; EMBER', 'First Light', 'sencha'],
        type: 30,
      }),
      740,
      370,
      0.9,
    ),
    standing(vase('small', '#cfc3ae'), 900, 372, 0.4),
    board(720),
    standing(teapot, 250, 720, 0.52),
    standing(candle, 560, 714, 0.5),
    place(plant, 698, 612, { scale: 0.42 }),
    standing(mug({ id: 'pot', colour: '#a9633f', tea: '#3b2a1c' }), 748, 720, 0.58),
  ),
)
