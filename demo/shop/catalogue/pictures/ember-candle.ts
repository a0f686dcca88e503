/** The candle, lit, at dusk. */
import { group, place } from './draw/drawing.ts'
import { shadow } from './draw/light.ts'
import { takePicture } from './draw/studio.ts'
import { candle } from './draw/candle.ts'

export const emberCandle = takePicture(
  { wall: '#8e6f5a', table: '#6d5040' },
  group(place(shadow(210, 34, 400), 400, 866), place(candle, 400, 866, { scale: 1.18 })),
)
