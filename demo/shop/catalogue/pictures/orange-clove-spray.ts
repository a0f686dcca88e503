/** An amber spray bottle with half an orange stuck with cloves. */
import { group, place, type Drawing } from './draw/drawing.ts'
import { linear, radial, round, shadow } from './draw/light.ts'
import { takePicture } from './draw/studio.ts'
import { lettering } from './draw/tin.ts'

const bottle: Drawing = {
  defs:
    linear('spray-glass', 'x1="0" x2="1" y1="0" y2="0"', [
      [0, '#3f1b07'],
      [0.14, '#85420f'],
      [0.3, '#c57a31'],
      [0.5, '#8d4912'],
      [0.86, '#481f07'],
      [1, '#6f3710'],
    ]) +
    round('spray-cap', '#3a3733') +
    linear('spray-paper', 'x1="0" x2="1" y1="0" y2="0"', [
      [0, '#c4b397'],
      [0.3, '#fffaf0'],
      [0.6, '#efe4cf'],
      [1, '#a8957a'],
    ]),
  shapes:
    '<path d="M-42 -470C-44 -440 -128 -430 -132 -370V-30Q-132 2 -98 6Q0 16 98 6Q132 2 132 -30V-370C128 -430 44 -440 42 -470Z" fill="url(#spray-glass)"/>' +
    '<path d="M-132 -316Q0 -294 132 -316V-70Q0 -48 -132 -70Z" fill="url(#spray-paper)"/>' +
    lettering(['FERN &amp; EMBER', 'Orange', '&amp; clove mist'], -176, 54) +
    '<path d="M-112 -374V-330M-112 -60V-34" stroke="#ffdba6" stroke-width="10" stroke-linecap="round" opacity=".6"/>' +
    '<rect x="-50" y="-536" width="100" height="72" rx="6" fill="url(#spray-cap)"/><path d="M-50 -516h100M-50 -500h100M-50 -484h100" stroke="#1f1d1a" stroke-width="2" opacity=".5"/>' +
    '<path d="M-38 -610Q-38 -622 -24 -622H34Q46 -622 46 -610V-536H-38Z" fill="url(#spray-cap)"/><rect x="-58" y="-606" width="26" height="22" rx="5" fill="#2c2a27"/><circle cx="-57" cy="-595" r="4" fill="#0f0e0d"/>' +
    '<path d="M-24 -616H30" stroke="#8b8780" stroke-width="4" stroke-linecap="round" opacity=".7"/>',
}

const halfOrange: Drawing = {
  defs:
    radial('peel', 'cx=".35" cy=".3" r=".9"', [
      [0, '#ffc765'],
      [0.5, '#ec8a25'],
      [1, '#a64f0f'],
    ]) +
    radial('pulp', 'cx=".5" cy=".5" r=".5"', [
      [0, '#ffd98a'],
      [0.75, '#f7a63c'],
      [1, '#f08e22'],
    ]),
  shapes:
    '<ellipse cx="26" cy="2" rx="160" ry="24" fill="#1e130d" opacity=".5" filter="url(#near)"/>' +
    '<circle cx="-10" cy="-126" r="128" fill="url(#peel)"/>' +
    '<g transform="translate(34 -122) rotate(-8) scale(.86 1)"><circle r="124" fill="#f4932a"/><circle r="114" fill="#fff0cf"/>' +
    Array.from(
      { length: 10 },
      (_, index) =>
        `<path transform="rotate(${index * 36 + 6})" d="M0 -10L27 -86Q28 -106 0 -108Q-28 -106 -27 -86Z" fill="url(#pulp)" stroke="#ffe5b0" stroke-width="2"/>`,
    ).join('') +
    '<circle r="11" fill="#fff0cf"/></g>',
}

const clove: Drawing = {
  defs: '',
  shapes:
    '<ellipse cx="8" cy="8" rx="30" ry="7" fill="#1e130d" opacity=".4" filter="url(#near)"/><path d="M-28 0L20 -4" stroke="#4a2714" stroke-width="9" stroke-linecap="round"/><path d="M18 -18L30 -6L22 10" fill="none" stroke="#4a2714" stroke-width="6" stroke-linecap="round"/><circle cx="32" cy="-5" r="9" fill="#6b3c20"/>',
}

export const orangeCloveSpray = takePicture(
  { wall: '#efd9b4', table: '#c99a6b', leaves: true },
  group(
    place(shadow(140, 24, 340), 330, 846),
    place(bottle, 330, 852, { scale: 1.1 }),
    place(halfOrange, 588, 912),
    place(clove, 180, 914, { turn: 20 }),
    place(clove, 270, 946, { scale: 0.9, turn: -30 }),
    place(clove, 400, 940, { turn: 8 }),
  ),
)
