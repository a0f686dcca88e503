/** The console: the sign-in form, or the pages a signed-in merchant may turn. */
import type { JSX } from 'preact'
import { Bar } from './Bar.tsx'
import { Campaigns } from './campaigns/Campaigns.tsx'
import { Home } from './Home.tsx'
import { Members } from './members/Members.tsx'
import type { ConsoleModel } from './model.ts'
import { usePlace } from './page.ts'
import { Programme } from './programme/Programme.tsx'
import { Referrals } from './referrals/Referrals.tsx'
import { Retention } from './retention/Retention.tsx'
import { SignIn } from './SignIn.tsx'
import { t } from './texts.ts'

interface ConsoleProps {
  readonly model: ConsoleModel
  /** Where the API and the script are. */
  readonly origin: string
}

export function Console({ model, origin }: ConsoleProps): JSX.Element {
  const { page, part } = usePlace()
  const visitor = model.visitor.value
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
      {page === 'retention' && <Retention model={model.retention} />}
    </>
  )
}
