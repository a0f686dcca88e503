/** Ways outside the chat: a messenger, the telephone, mail; by QR code from the desk to the phone. */
import { useId, useMemo, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { QrCode } from '../../../src/ui/qr/QrCode.tsx'
import { readDevice } from '../../../src/ui/share-sheet.ts'
import type { Conversation } from '../contract/conversation.ts'
import type { StartProps } from '../start/start-props.ts'
import { type Channel, type ChannelLink, linksTo } from './channel-links.ts'

export interface ChannelsProps extends StartProps {
  /** Its reference goes along. */
  readonly conversation?: Conversation | undefined
}

/** What a phone does better than a desk. */
const BY_PHONE: readonly Channel[] = ['whatsapp', 'phone']
/** Opened in a tab of their own; the others open an app from where one is. */
const PAGES: readonly Channel[] = ['whatsapp', 'instagram']

/** Nothing where the shop has said no way. */
export function Channels(props: ChannelsProps): JSX.Element | null {
  const { t } = props
  const links = useLinks(props)
  const device = useMemo(readDevice, [])
  const [shown, setShown] = useState<Channel>()
  const id = useId()
  if (links.length === 0) return null
  const code = links.find(({ channel }) => channel === shown)
  return (
    <div class="start-part">
      <h3>{t('ways')}</h3>
      <ul class="ways-list">
        {links.map((link) => (
          <li key={link.channel} class="ways-row">
            <Way {...props} link={link} />
            {!device.isTouch && BY_PHONE.includes(link.channel) && (
              <button
                type="button"
                class="ways-qr"
                aria-label={t('qr', { way: nameOf(link.channel, props) })}
                aria-expanded={shown === link.channel}
                aria-controls={shown === link.channel ? id : undefined}
                onClick={() => setShown(shown === link.channel ? undefined : link.channel)}
              >
                QR
              </button>
            )}
          </li>
        ))}
      </ul>
      {code && (
        <QrCode
          id={id}
          link={code.href}
          label={t('qr', { way: nameOf(code.channel, props) })}
          hint={t('qrHint')}
          failed={t('qrFailed')}
        />
      )}
    </div>
  )
}

function useLinks({ model, t, conversation }: ChannelsProps): readonly ChannelLink[] {
  const channels = model.facts.value?.channels
  if (!channels) return []
  const reference = (conversation ?? model.conversations.value[0])?.reference
  const words = reference && {
    reference,
    text: t('wayText', { reference }),
    subject: t('waySubject', { reference }),
  }
  return linksTo(channels, words || undefined)
}

function Way(props: ChannelsProps & { readonly link: ChannelLink }): JSX.Element {
  const { model, link } = props
  const { channel, href } = link
  return (
    <a
      class="plain"
      href={href}
      {...(PAGES.includes(channel) && { target: '_blank', rel: 'noopener noreferrer' })}
      onClick={() => model.track('chat.left_for', { channel })}
    >
      {nameOf(channel, props)}
    </a>
  )
}

/** Names of services are the same in every language. */
function nameOf(channel: Channel, { model, t }: ChannelsProps): string {
  switch (channel) {
    case 'whatsapp':
      return 'WhatsApp'
    case 'instagram':
      return 'Instagram'
    case 'phone':
      return t('call', { phone: model.facts.value?.channels.phone ?? '' })
    default:
      return t('mail')
  }
}
