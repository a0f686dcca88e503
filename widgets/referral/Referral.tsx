/** Inviting friends: an invitation one came with first, then one's own link, or the way to get one. */
import { useEffect, useMemo } from 'preact/hooks'
import type { JSX } from 'preact'
import { Skeleton } from '../../src/ui/Skeleton.tsx'
import { Trouble } from '../../src/ui/Trouble.tsx'
import section from '../../src/ui/section.css?inline'
import qr from '../../src/ui/qr/qr.css?inline'
import type { ViewProps } from '../../src/widget.ts'
import { Advocate } from './Advocate.tsx'
import { GuestView } from './GuestView.tsx'
import { Invitation } from './Invitation.tsx'
import { Notice } from './Notice.tsx'
import type { messages } from './messages.ts'
import type { ReferralModel } from './model.ts'
import { createWords, type Words } from './words.ts'
import invitation from './invitation.css?inline'
import referral from './referral.css?inline'
import share from './share.css?inline'

export const styles = section + qr + referral + share + invitation
export type ReferralProps = ViewProps<ReferralModel, (typeof messages)['en']>

export interface PartProps extends ReferralProps {
  readonly words: Words
}

export function Referral(props: ReferralProps): JSX.Element {
  const { model, t, format, place, attributes } = props
  const program = model.program.value
  const words = useMemo(() => createWords({ model, t, format }), [model, t, format, program])
  const part = attributes?.['show'] === 'link' ? 'link' : 'all'

  useEffect(() => model.start(), [model])
  useEffect(() => model.show(place, part), [model, place, part])

  return (
    // A landmark of the page, but not within the panel, which is one already.
    <section class="referral" aria-label={place === 'page' ? t('title') : undefined}>
      <Invitation {...props} words={words} />
      <Content {...props} words={words} />
    </section>
  )
}

function Content(props: PartProps): JSX.Element | null {
  const { model, t } = props
  switch (model.status.value) {
    case 'loading':
      return <Skeleton label={t('loading')} />
    case 'advocate':
      return <Advocate {...props} />
    case 'guest':
      return <GuestView {...props} />
    case 'failed':
      return (
        <Trouble retry={t('retry')} onRetry={() => void model.refresh()}>
          {t('failed')}
        </Trouble>
      )
    case 'paused':
      return <Notice {...props}>{t('program_paused')}</Notice>
    case 'excluded':
      return <Notice {...props}>{t('member_excluded')}</Notice>
    case 'none':
      return <Notice {...props}>{t('none')}</Notice>
  }
}

export { Referral as View }
