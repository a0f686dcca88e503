/** The sign-in form; what is wrong stands with the field it belongs to. */
import { useSignal } from '@preact/signals'
import type { JSX, TargetedSubmitEvent } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Brand } from './Brand.tsx'
import type { ConsoleModel } from './model.ts'
import { t } from './texts.ts'
import { troubleText } from './trouble-text.ts'

export function SignIn({ model }: { readonly model: ConsoleModel }): JSX.Element {
  const trouble = model.trouble.value
  const isBusy = model.busy.value
  const isShown = useSignal(false)
  const password = useRef<HTMLInputElement>(null)

  useEffect(() => {
    if (trouble?.code === 'sign_in_failed') password.current?.select()
  }, [trouble])

  const onSubmit = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    void model.signIn(String(fields.get('email')), String(fields.get('password')))
  }

  return (
    <main class="door">
      <Brand />
      <form class="card" method="post" onSubmit={onSubmit}>
        <h1>{t('sign-in.title')}</h1>
        <p class="muted">{t('sign-in.lead')}</p>
        <label for="email">{t('sign-in.email')}</label>
        <input id="email" name="email" type="email" autocomplete="username" required />
        <label for="password">{t('sign-in.password')}</label>
        <input
          id="password"
          name="password"
          ref={password}
          {...(isShown.value ? ({ type: 'text' } as const) : ({ type: 'password' } as const))}
          autocomplete="current-password"
          maxLength={256}
          required
          aria-invalid={trouble?.code === 'sign_in_failed'}
          {...(trouble && { 'aria-describedby': 'trouble' })}
        />
        {trouble && (
          <p class="trouble" id="trouble" role="alert">
            {troubleText(trouble)}
          </p>
        )}
        <label class="check">
          <input
            type="checkbox"
            checked={isShown}
            onChange={(event) => (isShown.value = event.currentTarget.checked)}
          />
          {t('sign-in.show')}
        </label>
        <button class="primary" aria-disabled={isBusy}>
          {isBusy ? t('sign-in.busy') : t('sign-in.button')}
        </button>
      </form>
    </main>
  )
}
