/** Every way to pass the link on. */
import type { JSX } from 'preact'
import { LinkBar } from './ShareBar.tsx'
import type { PartProps } from './Referral.tsx'
import { ShareApps } from './ShareApps.tsx'
import { ShareMessage } from './ShareMessage.tsx'
import { useMessage } from './use-message.ts'

export function Share(props: PartProps): JSX.Element {
  const message = useMessage(props)
  return (
    <div class="ref-share">
      <LinkBar {...props} message={message} />
      <ShareApps {...props} message={message} />
      <ShareMessage {...props} message={message} />
    </div>
  )
}
