/** A wide bowl with lemons in it. */
import { group, place, type Drawing } from './draw/drawing.ts'
import { linear, matt, radial, shadow } from './draw/light.ts'
import { speckle } from './draw/speckle.ts'
import { takePicture } from './draw/studio.ts'

const OUTSIDE =
  'M-310 -250C-300 -110 -210 -30 -110 -14L-104 0Q0 14 104 0L110 -14C210 -30 300 -110 310 -250Q0 -150 -310 -250Z'

const lemon: Drawing = {
  defs: radial('lemon', 'cx=".34" cy=".28" r=".85"', [
    [0, '#fff0a6'],
    [0.3, '#f3cf52'],
    [0.7, '#d9a529'],
    [1, '#9a6b14'],
  ]),
  shapes:
    '<path d="M-112 0C-104 -54 -52 -80 0 -78C54 -80 92 -50 108 -10C122 -6 124 8 110 12C96 54 50 80 0 78C-54 80 -104 56 -112 0Z" fill="url(#lemon)"/>' +
    '<ellipse cx="-38" cy="-38" rx="34" ry="16" fill="#fff" opacity=".4" transform="rotate(-24 -38 -38)" filter="url(#near)"/>',
}
const nextLemon = { defs: '', shapes: lemon.shapes }

const leaf: Drawing = {
  defs: linear('lemon-leaf', 'x1="0" x2="1" y1="0" y2="1"', [
    [0, '#7f9a58'],
    [1, '#34502c'],
  ]),
  shapes:
    '<path d="M0 0C30 -60 100 -80 160 -58C130 -10 70 18 0 0Z" fill="url(#lemon-leaf)"/><path d="M0 0Q70 -22 156 -56" fill="none" stroke="#c6d3a6" stroke-width="2.5" opacity=".6"/>',
}

const inside: Drawing = {
  defs:
    linear('bowl-inside', 'x1="0" x2="1" y1="0" y2=".3"', [
      [0, '#8d8375'],
      [0.5, '#cfc4b2'],
      [1, '#efe6d4'],
    ]) +
    `<clipPath id="bowl-clip"><path d="${OUTSIDE}"/></clipPath>` +
    matt('bowl', '#d6cab6'),
  shapes:
    '<ellipse cy="-250" rx="310" ry="74" fill="#3d3a35"/><ellipse cy="-246" rx="296" ry="66" fill="url(#bowl-inside)"/>' +
    '<ellipse cy="-232" rx="250" ry="48" fill="#3a2d22" opacity=".4" filter="url(#near)"/>',
}

const front: Drawing = {
  defs: '',
  shapes:
    '<path d="M-310 -250C-300 -110 -210 -30 -110 -14L-104 0Q0 14 104 0L110 -14C210 -30 300 -110 310 -250A310 74 0 0 1 -310 -250Z" fill="url(#bowl)"/>' +
    '<clipPath id="bowl-front"><path d="M-310 -250C-300 -110 -210 -30 -110 -14L-104 0Q0 14 104 0L110 -14C210 -30 300 -110 310 -250A310 74 0 0 1 -310 -250Z"/></clipPath>' +
    `<g clip-path="url(#bowl-front)">${speckle({ seed: 12, count: 320, box: [-310, -250, 620, 250], colour: '#4d4335' })}` +
    '<path d="M-320 -262A310 74 0 0 0 320 -262L316 -226C250 -176 120 -150 0 -150S-250 -176 -316 -226Z" fill="#36332f"/>' +
    '<path d="M-316 -226C-250 -176 -120 -150 0 -150S250 -176 316 -226" fill="none" stroke="#6b6459" stroke-width="6" opacity=".7"/>' +
    '<path d="M-262 -150C-230 -90 -180 -56 -130 -40" fill="none" stroke="#fff" stroke-width="26" stroke-linecap="round" opacity=".3" filter="url(#near)"/></g>' +
    '<path d="M-306 -244A310 74 0 0 0 120 -182" fill="none" stroke="#8b857b" stroke-width="4" stroke-linecap="round" opacity=".8"/>',
}

export const ashBowl = takePicture(
  { wall: '#d3cdc3', table: '#a2978a', leaves: true, horizon: 680 },
  group(
    place(shadow(200, 34, 420), 400, 868),
    place(inside, 400, 872, { scale: 1.12 }),
    place(nextLemon, 540, 556, { scale: 1.02, turn: 24 }),
    place(leaf, 470, 508, { turn: -14 }),
    place(lemon, 300, 566, { scale: 1.1, turn: -16 }),
    place(nextLemon, 424, 600, { scale: 1.12, turn: 8 }),
    place(front, 400, 872, { scale: 1.12 }),
  ),
)
