/** A stick burning in its holder before the open box. */
import { group, place, shapes, type Drawing } from './draw/drawing.ts'
import { linear, matt, radial, shadow } from './draw/light.ts'
import { speckle } from './draw/speckle.ts'
import { takePicture } from './draw/studio.ts'
import { lettering } from './draw/tin.ts'

const box: Drawing = {
  defs:
    linear('box-front', 'x1="0" x2="1" y1="0" y2="0"', [
      [0, '#6f4330'],
      [0.3, '#8a5640'],
      [1, '#5c3526'],
    ]) +
    linear('box-side', 'x1="0" x2="1" y1="0" y2="0"', [
      [0, '#46281c'],
      [1, '#331c13'],
    ]),
  shapes:
    '<path d="M110 -520L170 -536V-18L110 0Z" fill="url(#box-side)"/><path d="M-110 -520L-50 -536H170L110 -520Z" fill="#b98264"/>' +
    '<rect x="-110" y="-520" width="220" height="520" fill="url(#box-front)"/>' +
    '<path d="M-110 -520H110" stroke="#d7a587" stroke-width="2" opacity=".7"/>' +
    '<rect x="-84" y="-470" width="168" height="230" fill="#f3ead8"/><rect x="-76" y="-462" width="152" height="214" fill="none" stroke="#a9532f" stroke-width="1.3"/>' +
    lettering(['FERN &amp; EMBER', 'Cedar', 'forty sticks'], -340, 42),
}

const holder: Drawing = {
  defs:
    matt('holder', '#c9c3b4') +
    radial('holder-top', 'cx=".35" cy=".3" r=".9"', [
      [0, '#f2eee2'],
      [0.6, '#cdc6b6'],
      [1, '#98907f'],
    ]) +
    radial('spark', 'cx=".5" cy=".5" r=".5"', [
      [0, '#fff0c0'],
      [0.3, '#ff9a3d', 0.9],
      [1, '#ff7a1a', 0],
    ]),
  shapes:
    '<path d="M-150 -56C-146 -14 -90 4 0 4S146 -14 150 -56Z" fill="url(#holder)"/>' +
    '<ellipse cy="-56" rx="150" ry="34" fill="url(#holder-top)"/><ellipse cy="-50" rx="118" ry="22" fill="#857d6d" opacity=".3"/>' +
    speckle({ seed: 6, count: 70, box: [-110, -74, 220, 40], colour: '#5a4b3a' }) +
    '<ellipse cx="18" cy="-52" rx="16" ry="6" fill="#5d5548"/>' +
    '<path d="M18 -52L-74 -440" stroke="#5b3a22" stroke-width="9" stroke-linecap="round"/><path d="M15 -60L-76 -436" stroke="#a4754a" stroke-width="3" stroke-linecap="round"/>' +
    '<path d="M-70 -424L-76 -448" stroke="#cfc8bb" stroke-width="9" stroke-linecap="round"/><circle cx="-75" cy="-444" r="26" fill="url(#spark)"/>',
}

/** From the ember at 0,0. */
const smoke = shapes(
  '<g fill="none" stroke="#fffdf6" stroke-linecap="round" filter="url(#shade)"><path d="M0 0C-34 -70 46 -130 8 -206C-24 -270 -64 -300 -20 -380" stroke-width="13" opacity=".5"/><path d="M2 -20C36 -100 -26 -160 30 -236C66 -290 10 -330 44 -392" stroke-width="7" opacity=".42"/></g>',
)

export const cedarIncense = takePicture(
  { wall: '#b9b3a0', table: '#8d7a63' },
  group(
    place(shadow(140, 22, 320), 580, 812),
    place(box, 570, 816, { scale: 1.06 }),
    place(shadow(150, 22, 320), 290, 884),
    place(holder, 290, 888, { scale: 1.12 }),
    place(smoke, 206, 390),
  ),
)
