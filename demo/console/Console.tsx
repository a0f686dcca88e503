/** The console: the sign-in form, or the pages a signed-in merchant may turn. */
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { Bar } from './Bar.tsx'
import { Campaigns } from './campaigns/Campaigns.tsx'
import { ChatSettings } from './chat-settings/ChatSettings.tsx'
import { Home } from './Home.tsx'
import { Inbox } from './inbox/Inbox.tsx'
import { Members } from './members/Members.tsx'
import type { ConsoleModel } from './model.ts'
import { usePlace } from './page.ts'
import { Programme } from './programme/Programme.tsx'
import { Referrals } from './referrals/Referrals.tsx'
import { Retention } from './retention/Retention.tsx'
import { SignIn } from './SignIn.tsx'
import { Surveys } from './surveys/Surveys.tsx'
import { t } from './texts.ts'
import { Tickets } from './tickets/Tickets.tsx'

interface ConsoleProps {
  readonly model: ConsoleModel
  /** Where the API and the script are. */
  readonly origin: string
}

export function Console({ model, origin }: ConsoleProps): JSX.Element {
  const { page, part } = usePlace()
  const visitor = model.visitor.value
  const { inbox, tickets } = model
  const isIn = visitor.status === 'signed-in'
  // Whatever page is open: a shopper who writes is heard.
  useEffect(() => guardUnsaved(model), [model])
  useEffect(() => (isIn ? inbox.start() : undefined), [isIn, inbox])
  useEffect(() => (isIn ? tickets.start() : undefined), [isIn, tickets])
  if (visitor.status === 'loading') {
    return (
      <p class="loading" role="status">
        {t('loading')}
      </p>
    )
  }
  if (visitor.status === 'signed-out') return <SignIn model={model} />
  return (
    <>
      <Bar merchant={visitor.merchant} model={model} page={page} />
      {page === 'set-up' && <Home merchant={visitor.merchant} origin={origin} />}
      {page === 'programme' && <Programme model={model.programme} />}
      {page === 'members' && <Members model={model.members} />}
      {page === 'referrals' && <Referrals model={model.referrals} part={part} />}
      {page === 'campaigns' && <Campaigns model={model.campaigns} part={part} />}
      {page === 'inbox' && <Inbox model={inbox} part={part} />}
      {page === 'tickets' && <Tickets model={tickets} part={part} />}
      {page === 'surveys' && <Surveys model={model.surveys} part={part} />}
      {page === 'chat' && <ChatSettings model={model.chatSettings} />}
      {page === 'retention' && <Retention model={model.retention} />}
    </>
  )
}

/** Turning to another page of the console keeps what is written; closing the tab would not. */
function guardUnsaved({ chatSettings, inbox, surveys, tickets }: ConsoleModel): () => void {
  const onLeave = (event: BeforeUnloadEvent): void => {
    const isUnderWay =
      inbox.answers.outgoing.value.length > 0 || tickets.replies.outgoing.value.length > 0
    const isTouched = chatSettings.isTouched.value || surveys.isTouched.value
    if (isTouched || isUnderWay) event.preventDefault()
  }
  addEventListener('beforeunload', onLeave)
  return () => removeEventListener('beforeunload', onLeave)
}
