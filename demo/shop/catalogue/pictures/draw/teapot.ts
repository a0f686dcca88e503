/** The moss-green teapot with its bamboo handle. */
import type { Drawing } from './drawing.ts'
import { down, linear, radial } from './light.ts'
import { speckle } from './speckle.ts'

const BODY =
  'M-150 -300C-236 -278 -262 -190 -252 -120C-244 -56 -196 -14 -130 -4Q0 12 130 -4C196 -14 244 -56 252 -120C262 -190 236 -278 150 -300Q0 -272 -150 -300Z'

export const teapot: Drawing = {
  defs:
    `<clipPath id="pot-clip"><path d="${BODY}"/></clipPath>` +
    radial('pot', 'cx=".32" cy=".3" r=".9"', [
      [0, '#b9c79a'],
      [0.2, '#8aa06c'],
      [0.55, '#5c774c'],
      [0.85, '#34492f'],
      [1, '#4a5f3f'],
    ]) +
    linear('pot-spout', 'x1="0" x2=".5" y1="0" y2="1"', [
      [0, '#7f9763'],
      [0.5, '#4c653f'],
      [1, '#2f4229'],
    ]) +
    radial('pot-lid', 'cx=".34" cy=".2" r=".9"', [
      [0, '#b4c394'],
      [0.4, '#748c5a'],
      [1, '#3a5034'],
    ]) +
    down('pot-shade', '#1f2d1b', '#5c774c') +
    linear('bamboo', 'x1="0" x2="0" y1="0" y2="1"', [
      [0, '#e7c88e'],
      [0.5, '#c79a58'],
      [1, '#7f5a2b'],
    ]),
  shapes:
    '<path d="M-168 -286C-190 -470 -110 -560 0 -560S190 -470 168 -286" fill="none" stroke="#6b4a22" stroke-width="30" stroke-linecap="round"/>' +
    '<path d="M-168 -290C-190 -470 -110 -563 0 -563S188 -470 166 -290" fill="none" stroke="url(#bamboo)" stroke-width="24" stroke-linecap="round"/>' +
    '<path d="M-180 -400l24 -6M-140 -496l20 14M-46 -572l4 24M60 -568l-6 24M140 -496l-20 16M180 -396l-24 -6" stroke="#7d5827" stroke-width="4" opacity=".7"/>' +
    '<path d="M214 -206C290 -214 300 -316 356 -352L392 -330C366 -286 350 -120 216 -92Z" fill="url(#pot-spout)"/>' +
    '<ellipse cx="374" cy="-342" rx="24" ry="11" transform="rotate(32 374 -342)" fill="#22301d"/>' +
    '<path d="M236 -200C300 -214 306 -300 356 -340" fill="none" stroke="#c6d3a6" stroke-width="6" stroke-linecap="round" opacity=".5"/>' +
    `<path d="${BODY}" fill="url(#pot)"/>` +
    `<g clip-path="url(#pot-clip)">${speckle({ seed: 4, count: 260, box: [-260, -300, 520, 300], colour: '#2c3b22' })}` +
    '<path d="M-260 -40Q0 26 260 -40V20H-260Z" fill="#b08d63" opacity=".75"/>' +
    '<path d="M-160 -300Q0 -266 160 -300L190 -270Q0 -226 -190 -270Z" fill="#27381f" opacity=".5"/>' +
    '<path d="M-206 -232C-226 -170 -214 -110 -184 -76" fill="none" stroke="#fff" stroke-width="26" stroke-linecap="round" opacity=".3" filter="url(#near)"/></g>' +
    '<circle cx="-168" cy="-284" r="17" fill="#4c653f"/><circle cx="168" cy="-284" r="17" fill="#2f4229"/>' +
    '<ellipse cy="-298" rx="136" ry="26" fill="#22301d" opacity=".75"/>' +
    '<path d="M-126 -304C-114 -352 -60 -372 0 -372S114 -352 126 -304Q0 -276 -126 -304Z" fill="url(#pot-lid)"/>' +
    '<path d="M-88 -344C-66 -360 -36 -365 -10 -366" fill="none" stroke="#fff" stroke-width="8" stroke-linecap="round" opacity=".35"/>' +
    '<ellipse cy="-372" rx="20" ry="7" fill="#2f4229"/><circle cy="-392" r="25" fill="url(#pot-lid)"/>',
}
