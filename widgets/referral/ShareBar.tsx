/** The link, and the two quickest ways to pass it on: the device's own sheet, and copying. */
import { useMemo, useRef, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { copyText } from '../../src/ui/copy-text.ts'
import { openSheet, readDevice } from '../../src/ui/share-sheet.ts'
import { channelsOf, type Message, withoutLink } from './model/sharing.ts'
import type { PartProps } from './Referral.tsx'
import { useMessage } from './use-message.ts'

export type ShareProps = Pick<PartProps, 'model' | 't' | 'format' | 'words'>

export function ShareBar(props: ShareProps): JSX.Element | null {
  const message = useMessage(props)
  return message.link ? <LinkBar {...props} message={message} /> : null
}

export interface MessageProps extends ShareProps {
  readonly message: Message
}

export function LinkBar({ model, t, message }: MessageProps): JSX.Element {
  const { link, text } = message
  const device = useMemo(readDevice, [])
  const shown = useRef<HTMLSpanElement>(null)
  const [copied, setCopied] = useState<boolean>()

  async function onCopy(): Promise<void> {
    if (!shown.current) return
    setCopied(await copyText(link, shown.current))
    model.noteShared('copy')
  }

  async function onShare(): Promise<void> {
    const outcome = await openSheet({ text: withoutLink(text, link), url: link })
    if (outcome === 'passed') model.noteShared('sheet')
    if (outcome === 'failed') await onCopy()
  }

  const buttons = channelsOf(model.channels, device).filter(
    (channel) => channel === 'sheet' || channel === 'copy',
  )
  return (
    <div class="ref-bar">
      <p class="ref-link">
        <span class="sr">{t('link')}</span>
        <span ref={shown} translate={false}>
          {link}
        </span>
      </p>
      <p class="buttons ref-buttons">
        {buttons.map((channel, index) => (
          <button
            key={channel}
            type="button"
            class={index === 0 ? 'action' : 'plain'}
            onClick={() => void (channel === 'sheet' ? onShare() : onCopy())}
          >
            {t(channel === 'sheet' ? 'share' : 'copyLink')}
          </button>
        ))}
      </p>
      <p class="ref-told" role="status">
        {copied === undefined ? '' : t(copied ? 'linkCopied' : 'linkSelected')}
      </p>
    </div>
  )
}
