/** The link to point a camera at: dark on white in every theme, since many cameras read nothing else. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import type { QrPath } from './qr-path.ts'
import type { PartProps } from './Referral.tsx'

export interface QrCodeProps extends Pick<PartProps, 't'> {
  readonly id: string
  readonly link: string
}

export function QrCode({ id, link, t }: QrCodeProps): JSX.Element {
  const code = useQr(link)
  const figure = useRef<HTMLElement>(null)
  // It was asked for, and may have opened below the edge of the panel.
  useEffect(() => figure.current?.scrollIntoView({ block: 'nearest' }), [code])
  return (
    <figure ref={figure} id={id} class="ref-qr" aria-busy={code === undefined}>
      {code && (
        <svg
          role="img"
          aria-label={t('qrLabel')}
          viewBox={`0 0 ${code.size} ${code.size}`}
          shape-rendering="crispEdges"
        >
          <path d={code.path} />
        </svg>
      )}
      <figcaption class="note">
        <span role="status">{code === null ? t('qrFailed') : code && t('qrHint')}</span>
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
