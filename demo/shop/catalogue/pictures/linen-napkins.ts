/** Four folded napkins, two of each colour, under a sprig. */
import { darker, lighter } from './draw/colour.ts'
import { group, place, shapes, type Drawing } from './draw/drawing.ts'
import { frond } from './draw/frond.ts'
import { linear, shadow } from './draw/light.ts'
import { takePicture } from './draw/studio.ts'

/** A soft stack seen from a little above: each napkin is a slab with a round fold at the front. */
function napkin(id: string, colour: string, shift: number): Drawing {
  return {
    defs:
      linear(`${id}-top`, 'x1="0" x2="1" y1="0" y2=".6"', [
        [0, lighter(colour, 0.34)],
        [0.5, colour],
        [1, darker(colour, 0.16)],
      ]) +
      linear(`${id}-fold`, 'x1="0" x2="0" y1="0" y2="1"', [
        [0, lighter(colour, 0.2)],
        [0.45, darker(colour, 0.06)],
        [1, darker(colour, 0.42)],
      ]),
    shapes:
      `<g transform="translate(${shift} 0)"><path d="M-250 -150Q-20 -190 236 -158Q262 -120 280 -64Q0 -34 -286 -60Q-276 -110 -250 -150Z" fill="url(#${id}-top)"/>` +
      `<path d="M-288 -62Q0 -32 282 -66Q296 -40 284 -14Q0 26 -284 -8Q-300 -34 -288 -62Z" fill="url(#${id}-fold)"/>` +
      `<path d="M-282 -36Q0 -6 286 -40" fill="none" stroke="${darker(colour, 0.4)}" stroke-width="2.5" opacity=".45"/>` +
      `<path d="M-262 -74Q0 -48 262 -78" fill="none" stroke="${darker(colour, 0.3)}" stroke-width="2" stroke-dasharray="7 6" opacity=".55"/>` +
      `<path d="M-232 -140Q-120 -120 -180 -76M90 -160Q60 -110 130 -70" fill="none" stroke="${darker(colour, 0.3)}" stroke-width="7" opacity=".16" filter="url(#near)"/></g>`,
  }
}

const OAT = '#dccfb4'
const RUST = '#b5643f'
const stack: Drawing = group(
  place(napkin('one', OAT, 6), 0, 0),
  place(napkin('two', RUST, -10), 0, -54),
  place(napkin('three', OAT, 8), 0, -106),
  place(napkin('four', RUST, -4), 0, -160),
)

const twine = shapes(
  '<path d="M22 -318Q40 -260 34 -222Q48 -120 30 16" fill="none" stroke="#efe2c6" stroke-width="9"/><path d="M22 -318Q40 -260 34 -222Q48 -120 30 16" fill="none" stroke="#8d7448" stroke-width="2" stroke-dasharray="4 5"/>' +
    '<path d="M30 -250C-30 -300 -70 -262 30 -244C110 -300 130 -250 30 -244M30 -246C10 -210 -6 -200 -22 -196M32 -246C52 -214 66 -206 84 -204" fill="none" stroke="#efe2c6" stroke-width="8" stroke-linecap="round"/>',
)

export const linenNapkins = takePicture(
  { wall: '#d6cdbd', table: '#b59b7c', leaves: true, horizon: 640 },
  group(
    place(shadow(300, 36, 470), 400, 846),
    place(stack, 400, 850, { scale: 1.08 }),
    place(twine, 400, 850, { scale: 1.08 }),
    place(
      frond({ length: 260, bend: 40, pairs: 12, colour: '#5f7a4a', stem: '#44583a', leaf: 66 }),
      310,
      636,
      { turn: 66 },
    ),
  ),
)
