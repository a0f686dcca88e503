/** A low plum-coloured tin with two plums beside it. */
import { group, place, type Drawing } from './draw/drawing.ts'
import { leaves } from './draw/leaves.ts'
import { radial, shadow } from './draw/light.ts'
import { takePicture } from './draw/studio.ts'
import { tin } from './draw/tin.ts'

const plum: Drawing = {
  defs: radial('plum', 'cx=".34" cy=".28" r=".85"', [
    [0, '#a98aa9'],
    [0.22, '#74506f'],
    [0.62, '#4a2746'],
    [1, '#241022'],
  ]),
  shapes:
    '<ellipse cx="16" cy="-4" rx="86" ry="16" fill="#1e130d" opacity=".5" filter="url(#near)"/>' +
    '<path d="M-76 -72C-78 -128 -38 -150 2 -146C52 -150 84 -118 80 -70C76 -22 42 2 0 2C-44 2 -74 -24 -76 -72Z" fill="url(#plum)"/>' +
    '<path d="M6 -146C-6 -112 -2 -60 14 -16" fill="none" stroke="#241022" stroke-width="5" opacity=".35"/>' +
    '<path d="M5 -144C2 -162 10 -172 20 -180" fill="none" stroke="#5b4a2f" stroke-width="6" stroke-linecap="round"/>' +
    '<ellipse cx="-30" cy="-104" rx="18" ry="12" fill="#fff" opacity=".22" transform="rotate(-30 -30 -104)" filter="url(#near)"/>',
}

export const smokeAndPlum = takePicture(
  { wall: '#d7c3bd', table: '#a98a7c' },
  group(
    place(shadow(250, 34, 420), 370, 846),
    place(
      tin({
        id: 'tin',
        colour: '#5c3150',
        radius: 190,
        height: 282,
        lid: 84,
        lines: ['FERN &amp; EMBER', 'Smoke &amp; Plum', 'black tea'],
        type: 40,
      }),
      360,
      852,
      { scale: 1.24 },
    ),
    place(plum, 640, 880, { scale: 0.94, turn: 4 }),
    place({ defs: '', shapes: plum.shapes }, 566, 934, { scale: 0.8, turn: -14 }),
    place(
      leaves({ seed: 3, count: 200, spread: [92, 24], colours: ['#2c1c18', '#5a3a2c'], size: 24 }),
      190,
      930,
    ),
  ),
)
