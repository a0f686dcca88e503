/** A printed card leaning out of its lined envelope. */
import { group, place, type Drawing } from './draw/drawing.ts'
import { frond } from './draw/frond.ts'
import { linear } from './draw/light.ts'
import { takePicture } from './draw/studio.ts'
import { lettering } from './draw/tin.ts'

const printed = group(
  place(frond({ length: 150, bend: -18, pairs: 11, colour: '#47634f', leaf: 44 }), -170, 120, {
    turn: -16,
  }),
  place(frond({ length: 150, bend: 18, pairs: 11, colour: '#47634f', leaf: 44 }), 170, 120, {
    turn: 16,
  }),
)

const card: Drawing = {
  defs: linear('card', 'x1="0" x2="1" y1="0" y2="1"', [
    [0, '#fffaf0'],
    [1, '#e9dec8'],
  ]),
  shapes:
    '<rect x="-246" y="-160" width="500" height="330" rx="6" fill="#1e130d" opacity=".4" filter="url(#near)"/>' +
    '<rect x="-250" y="-168" width="500" height="332" rx="6" fill="url(#card)"/><rect x="-232" y="-150" width="464" height="296" rx="3" fill="none" stroke="#a9532f" stroke-width="1.6"/>' +
    printed.shapes +
    lettering(['FERN &amp; EMBER', 'A gift', 'for tea, clay and quiet'], 6, 74),
}

const envelope: Drawing = {
  defs:
    linear('paper', 'x1="0" x2="1" y1="0" y2="1"', [
      [0, '#c0714c'],
      [0.6, '#a85a37'],
      [1, '#8a4527'],
    ]) +
    linear('flap', 'x1="0" x2="0" y1="0" y2="1"', [
      [0, '#d89a78'],
      [1, '#b9683f'],
    ]),
  shapes:
    '<rect x="-290" y="-180" width="600" height="400" fill="#1e130d" opacity=".42" filter="url(#near)"/>' +
    '<path d="M-296 -190L0 -392L296 -190Z" fill="#35503f"/><path d="M-296 -190L0 -392L296 -190" fill="none" stroke="#d89a78" stroke-width="16" stroke-linejoin="round"/>' +
    '<rect x="-296" y="-190" width="592" height="394" fill="#8a4527"/>',
}

const pocket: Drawing = {
  defs: '',
  shapes:
    '<path d="M-296 -190L0 60L296 -190V204H-296Z" fill="#1e130d" opacity=".3" filter="url(#near)"/>' +
    '<path d="M-296 -190L-14 46Q0 58 14 46L296 -190V204H-296Z" fill="url(#paper)"/><path d="M-296 204L-20 -10Q0 -26 20 -10L296 204Z" fill="url(#flap)"/>' +
    '<path d="M-296 204L-20 -10Q0 -26 20 -10L296 204" fill="none" stroke="#f0c2a4" stroke-width="2.5" opacity=".6"/>',
}

export const giftCard = takePicture(
  { wall: '#cbcbb8', table: '#c6b08e', leaves: true, horizon: 420 },
  group(
    place(envelope, 400, 720, { turn: -5 }),
    place(card, 416, 548, { turn: 4 }),
    place(pocket, 400, 720, { turn: -5 }),
  ),
)
