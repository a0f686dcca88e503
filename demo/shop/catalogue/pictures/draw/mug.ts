/** The sand-coloured mug: speckled glaze, bare foot. */
import { darker, lighter } from './colour.ts'
import type { Drawing } from './drawing.ts'
import { linear, matt, radial } from './light.ts'
import { speckle } from './speckle.ts'

export interface MugOptions {
  readonly id: string
  readonly colour: string
  /** What is in it. */
  readonly tea: string
}

export function mug({ id, colour, tea }: MugOptions): Drawing {
  const body = 'M-150 -300L-140 -34Q-136 -4 -104 2Q0 16 104 2Q136 -4 140 -34L150 -300Z'
  return {
    defs:
      `<clipPath id="${id}-clip"><path d="${body}"/></clipPath>` +
      matt(`${id}-body`, colour) +
      matt(`${id}-foot`, '#bb8d64') +
      linear(`${id}-handle`, 'x1="0" x2="1" y1="0" y2="1"', [
        [0, lighter(colour, 0.1)],
        [0.5, darker(colour, 0.2)],
        [1, darker(colour, 0.5)],
      ]) +
      radial(`${id}-tea`, 'cx=".4" cy=".4" r=".7"', [
        [0, lighter(tea, 0.3)],
        [0.6, tea],
        [1, darker(tea, 0.4)],
      ]),
    shapes:
      `<path d="M138 -236C226 -252 252 -206 246 -154C240 -98 190 -68 134 -74" fill="none" stroke="${darker(colour, 0.5)}" stroke-width="40" stroke-linecap="round"/>` +
      `<path d="M138 -240C224 -256 248 -208 242 -158C236 -104 190 -74 134 -79" fill="none" stroke="url(#${id}-handle)" stroke-width="32" stroke-linecap="round"/>` +
      `<path d="${body}" fill="url(#${id}-body)"/>` +
      `<g clip-path="url(#${id}-clip)">${speckle({ seed: 9, count: 240, box: [-150, -300, 300, 270], colour: '#5a3d28' })}` +
      `<path d="M-160 -40Q0 -8 160 -40V30H-160Z" fill="url(#${id}-foot)"/>` +
      `<path d="M-160 -42Q0 -10 160 -42" fill="none" stroke="${darker(colour, 0.35)}" stroke-width="3" opacity=".6"/>` +
      '<path d="M-112 -262C-120 -180 -114 -110 -106 -66" fill="none" stroke="#fff" stroke-width="22" stroke-linecap="round" opacity=".28" filter="url(#near)"/></g>' +
      `<ellipse cy="-300" rx="150" ry="36" fill="${lighter(colour, 0.32)}"/>` +
      `<ellipse cy="-299" rx="139" ry="30" fill="${darker(colour, 0.45)}"/>` +
      `<path d="M-132 -290A139 30 0 0 0 132 -290A134 24 0 0 0 -132 -290Z" fill="url(#${id}-tea)"/>` +
      '<path d="M-92 -288Q-40 -302 20 -300" fill="none" stroke="#fff" stroke-width="4" stroke-linecap="round" opacity=".35"/>',
  }
}
