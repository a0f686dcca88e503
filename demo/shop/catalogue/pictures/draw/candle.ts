/** A lit candle in an amber glass. */
import type { Drawing } from './drawing.ts'
import { linear, radial } from './light.ts'
import { lettering } from './tin.ts'

export const candle: Drawing = {
  defs:
    linear('amber', 'x1="0" x2="1" y1="0" y2="0"', [
      [0, '#4a1f08'],
      [0.12, '#8a4314'],
      [0.3, '#c9772c'],
      [0.5, '#a5571b'],
      [0.84, '#5d2a0b'],
      [1, '#7a3d14'],
    ]) +
    linear('wax', 'x1="0" x2="0" y1="0" y2="1"', [
      [0, '#fff1cf'],
      [0.35, '#f2cf92', 0.75],
      [1, '#b8702c', 0],
    ]) +
    linear('candle-paper', 'x1="0" x2="1" y1="0" y2="0"', [
      [0, '#cbbb9f'],
      [0.3, '#fff8e8'],
      [0.6, '#efe4cf'],
      [1, '#b29f82'],
    ]) +
    radial('flame', 'cx=".5" cy=".72" r=".6"', [
      [0, '#fffbe6'],
      [0.35, '#ffe08a'],
      [0.75, '#f7a03a'],
      [1, '#e0691c', 0.5],
    ]) +
    radial('halo', 'cx=".5" cy=".5" r=".5"', [
      [0, '#ffdf9a', 0.85],
      [0.3, '#ffcf7a', 0.34],
      [1, '#ffcf7a', 0],
    ]),
  shapes:
    '<path d="M-170 -360V-26Q-170 6 -130 10Q0 22 130 10Q170 6 170 -26V-360Z" fill="url(#amber)"/>' +
    '<path d="M-154 -306A154 30 0 0 1 154 -306V-150Q0 -120 -154 -150Z" fill="url(#wax)"/>' +
    '<ellipse cy="-306" rx="154" ry="30" fill="#fbe6b8"/><ellipse cy="-304" rx="120" ry="20" fill="#ffd98a" opacity=".8"/>' +
    '<path d="M-118 -250Q0 -226 118 -250V-62Q0 -38 -118 -62Z" fill="url(#candle-paper)"/>' +
    lettering(['FERN &amp; EMBER', 'Ember', 'amber, tobacco, wood'], -132, 54) +
    '<path d="M0 -306C2 -326 -2 -334 1 -346" stroke="#3a1d10" stroke-width="6" stroke-linecap="round" fill="none"/>' +
    '<circle cy="-400" r="240" fill="url(#halo)"/>' +
    '<path d="M0 -332C-30 -346 -34 -384 -12 -418C-4 -432 0 -446 2 -466C16 -436 36 -410 32 -376C30 -352 18 -336 0 -332Z" fill="url(#flame)"/>' +
    '<path d="M-148 -338C-152 -220 -152 -120 -146 -44" fill="none" stroke="#ffe3b0" stroke-width="12" stroke-linecap="round" opacity=".5"/>' +
    '<path d="M140 -330V-60" stroke="#ffce8a" stroke-width="5" stroke-linecap="round" opacity=".3"/>' +
    '<ellipse cy="-360" rx="170" ry="34" fill="none" stroke="#f3c084" stroke-width="7" opacity=".75"/>',
}
