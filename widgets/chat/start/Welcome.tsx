/** A greeting, who is there, and the button that leads to a person. */
import type { JSX } from 'preact'
import { Trouble } from '../../../src/ui/Trouble.tsx'
import { inLanguage } from '../model/in-language.ts'
import { usePresence } from './presence.ts'
import type { PageProps } from './Start.tsx'

export function Welcome(props: PageProps): JSX.Element {
  const { model, t, format, onPerson } = props
  const facts = model.facts.value
  const presence = usePresence(facts, props)
  const status = model.status.value
  const greeting = facts?.greeting && inLanguage(facts.greeting, format.locale)
  return (
    <div class="start-welcome">
      {status === 'failed' ? (
        <Trouble retry={t('retry')} onRetry={() => void model.refresh()}>
          {t('failed')}
        </Trouble>
      ) : (
        <h3 class="start-greeting" dir="auto">
          {greeting || t('greeting')}
        </h3>
      )}
      {status === 'stale' && (
        <p class="stale" role="status">
          {t('stale')}
        </p>
      )}
      {presence && (
        <p class={`start-presence${presence.isThere ? ' is-there' : ''}`}>
          <span>{presence.line}</span>
          {presence.reply && <span class="note">{presence.reply}</span>}
        </p>
      )}
      <button type="button" class="action start-write" onClick={() => onPerson()}>
        {t(model.conversations.value.length > 0 ? 'startNew' : 'startWrite')}
      </button>
    </div>
  )
}
