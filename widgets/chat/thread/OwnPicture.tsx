/** A picture that is on this device, drawn small: without an address, so that no policy of the page is asked. */
import { useEffect, useRef } from 'preact/hooks'
import type { JSX } from 'preact'

/** Twice the widest it is shown, px. */
const WIDEST_PX = 560

export interface OwnPictureProps {
  readonly file: {
    readonly blob?: Blob | undefined
    readonly width?: number | undefined
    readonly height?: number | undefined
  }
  readonly label: string
  /** It cannot be drawn: broken, or of a kind this browser does not know. */
  onFail(): void
}

export function OwnPicture({ file, label, onFail }: OwnPictureProps): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null)
  const { blob, width = 4, height = 3 } = file
  useEffect(() => {
    let isWanted = true
    const draw = async (): Promise<void> => {
      const picture = await createImageBitmap(blob ?? new Blob())
      if (isWanted && canvas.current) paint(canvas.current, picture)
      picture.close()
    }
    draw().catch(() => isWanted && onFail())
    return () => {
      isWanted = false
    }
  }, [blob])
  return (
    <canvas
      ref={canvas}
      class="chat-drawn"
      role="img"
      aria-label={label}
      width={width}
      height={height}
    />
  )
}

function paint(canvas: HTMLCanvasElement, picture: ImageBitmap): void {
  const scale = Math.min(1, WIDEST_PX / picture.width)
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
}
