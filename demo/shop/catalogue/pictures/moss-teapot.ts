/** The teapot, just filled. */
import { group, place } from './draw/drawing.ts'
import { shadow } from './draw/light.ts'
import { steam } from './draw/steam.ts'
import { takePicture } from './draw/studio.ts'
import { teapot } from './draw/teapot.ts'

export const mossTeapot = takePicture(
  { wall: '#e0d2b8', table: '#b7a17c', leaves: true },
  group(
    place(shadow(250, 34, 430), 366, 850),
    place(teapot, 362, 856, { scale: 0.95 }),
    place(steam(250, 15), 726, 520),
  ),
)
