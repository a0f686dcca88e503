/** The first picture of the shop: breakfast things in window light, wide for desks and tall for phones. */
import { group, place, type Drawing } from './draw/drawing.ts'
import { frond } from './draw/frond.ts'
import { leaves } from './draw/leaves.ts'
import { shadow } from './draw/light.ts'
import { mug } from './draw/mug.ts'
import { steam } from './draw/steam.ts'
import { takePicture } from './draw/studio.ts'
import { teapot } from './draw/teapot.ts'
import { plume, vase } from './draw/vase.ts'

/** 0,0 is the table's middle. */
const breakfast: Drawing = group(
  place(shadow(120, 22, 340), 236, -34),
  place(plume(2, 400, 120), 240, -450),
  place(plume(8, 380, -110), 234, -450),
  place(
    frond({ length: 290, bend: 20, pairs: 12, colour: '#6f7f4d', stem: '#55603a', leaf: 78 }),
    236,
    -450,
  ),
  place(vase('vase', '#b9653f'), 236, -24, { scale: 0.84 }),
  place(shadow(240, 32, 420), -120, 10),
  place(teapot, -130, 16, { scale: 0.92 }),
  place(shadow(130, 22, 320), 386, 66),
  place(mug({ id: 'mug', colour: '#dcc4a0', tea: '#8a4f24' }), 380, 72, { scale: 0.8 }),
  place(steam(230, 13, 0.6), 370, -176),
  place(
    leaves({ seed: 7, count: 220, spread: [96, 24], colours: ['#3f5a2e', '#8c9a55'], size: 24 }),
    80,
    96,
  ),
)

export const morningWide = takePicture(
  { wall: '#d9cdb4', table: '#b79b76', width: 1600, height: 820, horizon: 590, leaves: true },
  place(breakfast, 1090, 678, { scale: 0.82 }),
)

export const morningTall = takePicture(
  { wall: '#d9cdb4', table: '#b79b76', width: 800, height: 900, horizon: 640, leaves: true },
  place(breakfast, 326, 770, { scale: 0.76 }),
)
