/** Two mugs of the same clay, one filled. */
import { group, place } from './draw/drawing.ts'
import { shadow } from './draw/light.ts'
import { mug } from './draw/mug.ts'
import { steam } from './draw/steam.ts'
import { takePicture } from './draw/studio.ts'

export const duneMug = takePicture(
  { wall: '#cdbfae', table: '#a58f78', horizon: 660 },
  group(
    place(shadow(120, 22, 300), 580, 776),
    place(mug({ id: 'back', colour: '#8c8f7c', tea: '#6b5138' }), 570, 782, { scale: 0.86 }),
    place(shadow(160, 28, 360), 320, 872),
    place(mug({ id: 'front', colour: '#dcc4a0', tea: '#8a4f24' }), 316, 880, { scale: 1.24 }),
    place(steam(300, 17, 0.6), 300, 500),
  ),
)
