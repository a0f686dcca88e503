/** A kraft-paper pouch with cinnamon and dried orange. */
import { group, place, type Drawing } from './draw/drawing.ts'
import { down, linear, radial, shadow } from './draw/light.ts'
import { leaves } from './draw/leaves.ts'
import { createChance, between, round } from './draw/random.ts'
import { takePicture } from './draw/studio.ts'
import { lettering } from './draw/tin.ts'

const BAG = 'M-168 -470Q0 -462 168 -470L186 -52Q188 -12 150 -6Q0 12 -150 -6Q-188 -12 -186 -52Z'

function fibres(): string {
  const chance = createChance(11)
  return Array.from({ length: 70 }, () => {
    const x = round(between(chance, -160, 160))
    const y = round(between(chance, -500, -20))
    return `<path d="M${x} ${y}l${round(between(chance, -14, 14))} ${round(between(chance, -4, 4))}" stroke="#7d552f" stroke-width="1" opacity=".3"/>`
  }).join('')
}

const pouch: Drawing = {
  defs:
    linear('kraft', 'x1="0" x2="1" y1="0" y2=".1"', [
      [0, '#a87d50'],
      [0.16, '#d5ad7c'],
      [0.4, '#c89c69'],
      [0.75, '#a27547'],
      [1, '#77532f'],
    ]) + down('fold', '#d9b587', '#b78a58'),
  shapes:
    `<path d="${BAG}" fill="url(#kraft)"/>` +
    '<path d="M-186 -52Q-150 -220 -168 -470L-128 -468Q-118 -230 -150 -6Q-188 -12 -186 -52Z" fill="#fff2d6" opacity=".16"/>' +
    '<path d="M186 -52Q150 -220 168 -470L132 -468Q120 -230 152 -6Q188 -12 186 -52Z" fill="#3a2210" opacity=".24"/>' +
    '<path d="M-166 -556Q0 -548 166 -556L170 -468Q0 -458 -170 -468Z" fill="url(#fold)"/>' +
    '<path d="M-170 -468Q0 -458 170 -468" fill="none" stroke="#5f3f20" stroke-width="4" opacity=".5"/>' +
    '<path d="M-168 -512Q0 -504 168 -512" fill="none" stroke="#6c4826" stroke-width="1.5" opacity=".45"/>' +
    `${fibres()}<rect x="-112" y="-372" width="224" height="214" rx="3" fill="#f3ead8"/>` +
    '<rect x="-102" y="-362" width="204" height="194" rx="2" fill="none" stroke="#a9532f" stroke-width="1.4"/>' +
    lettering(['FERN &amp; EMBER', 'Hearth', 'rooibos'], -250, 52),
}

const orange: Drawing = {
  defs: radial('orange', 'cx=".5" cy=".5" r=".5"', [
    [0, '#f0c27a'],
    [0.7, '#dd8b35'],
    [0.86, '#c66a20'],
    [1, '#8d4313'],
  ]),
  shapes:
    '<ellipse cx="10" cy="8" rx="78" ry="30" fill="#1e130d" opacity=".42" filter="url(#near)"/>' +
    '<g transform="scale(1 .42)"><circle r="76" fill="url(#orange)"/><circle r="62" fill="#e7a24c"/>' +
    Array.from(
      { length: 9 },
      (_, index) =>
        `<path transform="rotate(${index * 40})" d="M0 -8L15 -50Q0 -62 -15 -50Z" fill="#d27a28" stroke="#f3cf93" stroke-width="3"/>`,
    ).join('') +
    '</g>',
}

const cinnamon: Drawing = {
  defs: down('bark', '#b06a3c', '#5a2e16'),
  shapes:
    '<rect x="-120" y="2" width="250" height="18" fill="#1e130d" opacity=".4" filter="url(#near)"/>' +
    '<rect x="-124" y="-24" width="248" height="34" rx="17" fill="url(#bark)"/>' +
    '<path d="M-118 -8H116" stroke="#3d1d0d" stroke-width="3" opacity=".6"/>' +
    '<ellipse cx="118" cy="-7" rx="8" ry="16" fill="#4a2411"/><path d="M114 -7a5 9 0 1 1 7 8" fill="none" stroke="#c58a5a" stroke-width="3"/>',
}

export const hearthRooibos = takePicture(
  { wall: '#dcbfa0', table: '#b08a68' },
  group(
    place(shadow(200, 32, 420), 420, 862),
    place(pouch, 420, 868, { scale: 1.16 }),
    place(
      leaves({ seed: 5, count: 220, spread: [96, 26], colours: ['#6d2c16', '#b4552d'], size: 22 }),
      640,
      930,
    ),
    place(cinnamon, 236, 906, { turn: -10 }),
    place({ defs: '', shapes: cinnamon.shapes }, 216, 930, { scale: 0.94, turn: 7 }),
    place(orange, 410, 942),
  ),
)
