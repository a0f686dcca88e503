/** A bottle of green glass with seven reeds, and a fig cut open. */
import { group, place, type Drawing } from './draw/drawing.ts'
import { linear, radial, shadow } from './draw/light.ts'
import { takePicture } from './draw/studio.ts'
import { lettering } from './draw/tin.ts'

const GLASS =
  'M-46 -400V-352C-46 -330 -142 -318 -150 -250V-30Q-150 4 -112 6Q0 16 112 6Q150 4 150 -30V-250C142 -318 46 -330 46 -352V-400Z'
const REEDS = [-150, -98, -48, 4, 60, 112, 166] as const

const bottle: Drawing = {
  defs:
    linear('green-glass', 'x1="0" x2="1" y1="0" y2="0"', [
      [0, '#1d3328'],
      [0.14, '#4c7460'],
      [0.3, '#8fb39c'],
      [0.52, '#5a8470'],
      [0.85, '#243f32'],
      [1, '#3a5d4c'],
    ]) +
    linear('oil', 'x1="0" x2="0" y1="0" y2="1"', [
      [0, '#0f2018', 0.1],
      [1, '#0f2018', 0.6],
    ]) +
    linear('reed', 'x1="0" x2="1" y1="0" y2="0"', [
      [0, '#e9cf9c'],
      [1, '#a8834c'],
    ]),
  shapes:
    REEDS.map(
      (lean) =>
        `<path d="M${lean * 0.1} -390L${lean * 1.15} ${-760 + Math.abs(lean) * 0.3}" stroke="url(#reed)" stroke-width="9" stroke-linecap="round"/><path d="M${lean * 0.1 + 3} -390L${lean * 1.15 + 3} ${-758 + Math.abs(lean) * 0.3}" stroke="#7d5c2e" stroke-width="2" opacity=".5"/>`,
    ).join('') +
    `<path d="${GLASS}" fill="url(#green-glass)" opacity=".93"/>` +
    '<path d="M-142 -212Q0 -188 142 -212V-30Q142 0 110 2Q0 12 -110 2Q-142 0 -142 -30Z" fill="url(#oil)"/>' +
    '<rect x="-98" y="-236" width="196" height="172" rx="2" fill="#f3ead8"/>' +
    lettering(['FERN &amp; EMBER', 'Fig Leaf', 'reed diffuser'], -142, 46) +
    '<path d="M-128 -250V-44" stroke="#e6f2ea" stroke-width="11" stroke-linecap="round" opacity=".55"/>' +
    '<path d="M-30 -394V-350" stroke="#e6f2ea" stroke-width="8" stroke-linecap="round" opacity=".5"/>' +
    '<ellipse cy="-400" rx="48" ry="12" fill="#1d3328"/><ellipse cy="-400" rx="48" ry="12" fill="none" stroke="#bcd6c7" stroke-width="5" opacity=".8"/>',
}

const figs: Drawing = {
  defs:
    radial('fig', 'cx=".36" cy=".3" r=".85"', [
      [0, '#9b88a2'],
      [0.4, '#5f4a68'],
      [1, '#2b1c31'],
    ]) +
    radial('fig-flesh', 'cx=".5" cy=".55" r=".5"', [
      [0, '#f0b79b'],
      [0.45, '#c4534c'],
      [0.8, '#e9c3a2'],
      [1, '#f3ead0'],
    ]),
  shapes:
    '<ellipse cx="20" cy="4" rx="170" ry="22" fill="#1e130d" opacity=".45" filter="url(#near)"/>' +
    '<path d="M-26 -176C-20 -140 66 -112 66 -52C66 -14 24 2 -18 2C-62 2 -100 -16 -98 -56C-96 -112 -38 -132 -40 -176Q-34 -186 -26 -176Z" fill="url(#fig)"/>' +
    '<path d="M-56 -96C-72 -70 -74 -40 -62 -20M-20 -110V-6M16 -100C30 -70 32 -36 22 -10" fill="none" stroke="#2b1c31" stroke-width="4" opacity=".35"/>' +
    '<path d="M124 -116C104 -90 78 -66 80 -38C82 -8 112 6 142 4C176 2 198 -18 194 -46C190 -74 154 -90 138 -118Q130 -126 124 -116Z" fill="#4d3a56"/>' +
    '<path d="M126 -104C110 -82 90 -62 92 -38C94 -16 116 -6 140 -8C168 -10 184 -24 182 -46C178 -70 150 -84 136 -106Q130 -112 126 -104Z" fill="url(#fig-flesh)"/>' +
    '<g fill="#f7e3b4"><circle cx="120" cy="-48" r="3"/><circle cx="134" cy="-60" r="3"/><circle cx="148" cy="-46" r="3"/><circle cx="132" cy="-34" r="3"/><circle cx="150" cy="-28" r="3"/><circle cx="118" cy="-28" r="3"/><circle cx="160" cy="-38" r="3"/></g>',
}

export const figLeafDiffuser = takePicture(
  { wall: '#cfd3c0', table: '#c4ad8c', leaves: true },
  group(
    place(shadow(170, 28, 380), 370, 852),
    place(bottle, 370, 858, { scale: 1.02 }),
    place(figs, 586, 924, { scale: 0.9 }),
  ),
)
