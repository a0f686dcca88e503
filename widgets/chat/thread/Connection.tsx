/** How the connection is, in words and as it is: lost, back, and what the browser or a sign-out has taken. */
import type { JSX } from 'preact'
import type { PartProps } from '../Chat.tsx'

export function Connection({ model, t }: PartProps): JSX.Element {
  const lost = model.lost.value
  const words = wordsOf(model, t)
  // There from the start: what comes together with its words is not read out by all.
  return (
    <div class="chat-link-state" role="status">
      {words && <p class={model.link.value === 'lost' ? 'chat-offline' : undefined}>{words}</p>}
      {!model.isKept.value && <p>{t('notKept')}</p>}
      {lost > 0 && <p>{t('lostUnsent', { count: lost })}</p>}
    </div>
  )
}

function wordsOf(model: PartProps['model'], t: PartProps['t']): string {
  if (model.link.value === 'lost') return t('linkLost')
  const count = model.caughtUp.value
  return count > 0 ? t('linkBack', { count }) : ''
}
