/** A link to point a camera at: dark on white in every theme, since many cameras read nothing else. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import type { QrPath } from './qr-path.ts'

export interface QrCodeProps {
  readonly id?: string
  readonly link: string
  /** What it is, for those who do not see it. */
  readonly label: string
  /** What to do with it. */
  readonly hint: string
  /** What draws it could not be loaded. */
  readonly failed: string
}

export function QrCode({ id, link, label, hint, failed }: QrCodeProps): JSX.Element {
  const code = useQr(link)
  const figure = useRef<HTMLElement>(null)
  // It was asked for, and may have opened below the edge of the panel.
  useEffect(() => figure.current?.scrollIntoView({ block: 'nearest' }), [code])
  return (
    <figure ref={figure} id={id} class="qr" aria-busy={code === undefined}>
      {code && (
        <svg
          role="img"
          aria-label={label}
          viewBox={`0 0 ${code.size} ${code.size}`}
          shape-rendering="crispEdges"
        >
          <path d={code.path} />
        </svg>
      )}
      <figcaption class="note">
        <span role="status">{code === null ? failed : code && hint}</span>
      </figcaption>
    </figure>
  )
}

/** `undefined` while it is drawn, `null` when what draws it could not be loaded. */
function useQr(link: string): QrPath | null | undefined {
  const [code, setCode] = useState<QrPath | null>()
  useEffect(() => {
    let isWanted = true
    const show = (drawn: QrPath | null): void => {
      if (isWanted) setCode(drawn)
    }
    import('./qr-path.ts').then(
      ({ drawQr }) => show(drawQr(link)),
      () => show(null),
    )
    return () => {
      isWanted = false
    }
  }, [link])
  return code
}
