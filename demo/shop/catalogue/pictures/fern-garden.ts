/** A glass jar full of green leaf under a cork. */
import { mix } from './draw/colour.ts'
import { group, place, type Drawing } from './draw/drawing.ts'
import { frond } from './draw/frond.ts'
import { down, linear, shadow } from './draw/light.ts'
import { between, createChance, round } from './draw/random.ts'
import { takePicture } from './draw/studio.ts'
import { lettering } from './draw/tin.ts'

const INSIDE =
  'M-146 -392C-146 -412 -112 -430 -112 -452H112C112 -430 146 -412 146 -392V-26Q146 -6 122 -4Q0 12 -122 -4Q-146 -6 -146 -26Z'

function filling(): string {
  const chance = createChance(21)
  return Array.from({ length: 520 }, (_, index) => {
    const x = round(between(chance, -150, 150))
    const y = round(-398 + (index / 520) * 400 + between(chance, -16, 16))
    const long = round(between(chance, 34, 62))
    const colour = mix(mix('#8fa86a', '#33502f', chance()), '#24381f', Math.abs(x) / 260)
    return `<path transform="translate(${x} ${y}) rotate(${Math.round(chance() * 360)})" d="M0 ${-long / 2}Q${round(long * 0.3)} 0 0 ${long / 2}Q${round(-long * 0.3)} 0 0 ${-long / 2}Z" fill="${colour}"/>`
  }).join('')
}

const jar: Drawing = {
  defs:
    `<clipPath id="inside"><path d="${INSIDE}"/></clipPath>` +
    linear('glass', 'x1="0" x2="1" y1="0" y2="0"', [
      [0, '#16241a', 0.55],
      [0.1, '#ffffff', 0.32],
      [0.2, '#ffffff', 0.05],
      [0.72, '#16241a', 0.04],
      [1, '#16241a', 0.6],
    ]) +
    down('cork', '#d3ab78', '#a9794a') +
    linear('cork-side', 'x1="0" x2="1" y1="0" y2="0"', [
      [0, '#fff0d0', 0.3],
      [0.4, '#fff0d0', 0],
      [1, '#3a2210', 0.55],
    ]),
  shapes:
    '<path d="M-104 -540Q0 -520 104 -540L98 -440H-98Z" fill="url(#cork)"/>' +
    '<path d="M-104 -540Q0 -520 104 -540L98 -440H-98Z" fill="url(#cork-side)"/>' +
    '<ellipse cy="-540" rx="104" ry="17" fill="#dcb988"/>' +
    `<path d="${INSIDE}" fill="#dfe5d0" opacity=".7"/>` +
    `<g clip-path="url(#inside)">${filling()}</g>` +
    '<rect x="-118" y="-292" width="236" height="182" fill="#f3ead8"/>' +
    lettering(['FERN &amp; EMBER', 'Fern Garden', 'mint, nettle, verbena'], -186, 33) +
    `<path d="${INSIDE}" fill="url(#glass)"/>` +
    '<path d="M-124 -380C-128 -260 -128 -140 -124 -40" fill="none" stroke="#fff" stroke-width="9" stroke-linecap="round" opacity=".5"/>' +
    '<ellipse cy="-452" rx="116" ry="16" fill="none" stroke="#fff" stroke-width="6" opacity=".65"/>',
}

export const fernGarden = takePicture(
  { wall: '#c9d2bd', table: '#d8c7a4', leaves: true },
  group(
    place(shadow(170, 28, 380), 400, 862),
    place(jar, 400, 872, { scale: 1.14 }),
    place(
      frond({ length: 300, bend: 70, pairs: 12, colour: '#4e6d3d', stem: '#3c5230', leaf: 82 }),
      560,
      936,
      { turn: 74 },
    ),
    place(
      frond({ length: 220, bend: -40, pairs: 11, colour: '#6f8b4f', stem: '#4c6238', leaf: 60 }),
      250,
      930,
      { turn: -70 },
    ),
  ),
)
