/** How large a picture is, as it is shown. */
import { imageSize } from 'image-size'

export interface PictureSize {
  /** Px. */
  readonly width: number
  readonly height: number
}

const LARGEST = 65_535
/** EXIF: from 5 on the picture lies on its side. */
const ON_ITS_SIDE = 5

/** `undefined` of what is damaged: it is kept as it came, and the page finds out by itself. */
export function pictureSizeOf(type: string, content: Uint8Array): PictureSize | undefined {
  if (!type.startsWith('image/')) return undefined
  try {
    const { width, height, orientation = 1 } = imageSize(content)
    if (!isSide(width) || !isSide(height)) return undefined
    return orientation >= ON_ITS_SIDE ? { width: height, height: width } : { width, height }
  } catch {
    return undefined // It says so by throwing, in words of its own for each kind of picture.
  }
}

function isSide(px: number): boolean {
  return Number.isInteger(px) && px > 0 && px <= LARGEST
}
