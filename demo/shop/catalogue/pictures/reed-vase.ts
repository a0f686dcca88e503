/** The tall vase with three dried stems. */
import { group, place } from './draw/drawing.ts'
import { frond } from './draw/frond.ts'
import { shadow } from './draw/light.ts'
import { takePicture } from './draw/studio.ts'
import { plume, vase } from './draw/vase.ts'

export const reedVase = takePicture(
  { wall: '#e3cdb6', table: '#b0927a' },
  group(
    place(shadow(126, 24, 330), 400, 872),
    place(plume(2, 420, 130), 404, 452),
    place(plume(8, 396, -140), 396, 452),
    place(
      frond({ length: 290, bend: -26, pairs: 12, colour: '#8d7a48', stem: '#74603a', leaf: 78 }),
      400,
      452,
    ),
    place(vase('vase', '#b9653f'), 400, 880, { scale: 0.86 }),
  ),
)
