/** Apps of the shopper's own to send the link with, and the QR code for whoever stands beside them. */
import { useId, useMemo, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { QrCode } from '../../src/ui/qr/QrCode.tsx'
import { readDevice } from '../../src/ui/share-sheet.ts'
import { addressOf, channelsOf, nameOf } from './model/sharing.ts'
import type { MessageProps } from './ShareBar.tsx'

export function ShareApps(props: MessageProps): JSX.Element | null {
  const { model, t, message } = props
  const device = useMemo(readDevice, [])
  const [isQrOpen, setQrOpen] = useState(false)
  const id = useId()
  const apps = channelsOf(model.channels, device).filter(
    (channel) => channel !== 'sheet' && channel !== 'copy',
  )
  if (apps.length === 0) return null

  const onQr = (): void => {
    if (!isQrOpen) model.noteShared('qr')
    setQrOpen(!isQrOpen)
  }
  return (
    <div class="ref-more">
      <ul class="ref-apps" aria-label={t('apps')}>
        {apps.map((channel) => (
          <li key={channel}>
            {channel === 'qr' ? (
              <button
                type="button"
                class="plain"
                aria-expanded={isQrOpen}
                aria-controls={isQrOpen ? id : undefined}
                onClick={onQr}
              >
                {t('qr')}
              </button>
            ) : (
              <a
                class="plain"
                href={addressOf(channel, message)}
                {...(isPage(channel) && { target: '_blank', rel: 'noopener' })}
                onClick={() => model.noteShared(channel)}
              >
                {nameOf(channel) ?? t('mail')}
              </a>
            )}
          </li>
        ))}
      </ul>
      {isQrOpen && (
        <QrCode
          id={id}
          link={message.link}
          label={t('qrLabel')}
          hint={t('qrHint')}
          failed={t('qrFailed')}
        />
      )}
    </div>
  )
}

/** The others open an app from where one is; a tab of their own would stay empty. */
function isPage(channel: string): boolean {
  return channel === 'whatsapp' || channel === 'telegram'
}
