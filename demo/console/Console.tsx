/** The console: the sign-in form, or what a signed-in merchant sees. */
import type { JSX } from 'preact'
import { Home } from './Home.tsx'
import type { ConsoleModel } from './model.ts'
import { SignIn } from './SignIn.tsx'
import { t } from './texts.ts'

interface ConsoleProps {
  readonly model: ConsoleModel
  /** Where the API and the script are. */
  readonly origin: string
}

export function Console({ model, origin }: ConsoleProps): JSX.Element {
  const visitor = model.visitor.value
  if (visitor.status === 'loading') {
    return (
      <p class="loading" role="status">
        {t('loading')}
      </p>
    )
  }
  if (visitor.status === 'signed-out') return <SignIn model={model} />
  return <Home merchant={visitor.merchant} model={model} origin={origin} />
}
