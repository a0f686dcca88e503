/** Why there is nothing to do here now, and whom to ask. */
import type { ComponentChildren, JSX } from 'preact'
import { contactHref } from './contact-href.ts'
import type { PartProps } from './Referral.tsx'

export interface NoticeProps extends Pick<PartProps, 'model' | 't'> {
  readonly children: ComponentChildren
}

export function Notice({ model, t, children }: NoticeProps): JSX.Element {
  const href = contactHref(model.program.value?.contact)
  return (
    <div class="ref-notice">
      <p role="status">{children}</p>
      {href && model.status.value === 'excluded' && (
        <a class="plain" href={href}>
          {t('contact')}
        </a>
      )}
    </div>
  )
}
