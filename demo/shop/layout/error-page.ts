/** What a shopper sees when something is missing, refused or broken. */
import type { Context } from 'hono'
import { html } from 'hono/html'
import type { ShopEnv } from '../environment.ts'
import { readVisit } from '../visit.ts'
import { render } from './render.ts'

const STATUSES = [403, 404, 500] as const

export async function renderError(
  c: Context<ShopEnv>,
  status: number,
  error?: unknown,
): Promise<Response> {
  const known = STATUSES.find((one) => one === status) ?? 500
  if (known === 500) console.error(`${c.req.method} ${c.req.path} failed.`, error)
  // The failure may have been reading the visit itself, and then the plainest answer is the only one.
  if (!c.get('visit')) c.set('visit', await readVisit(c))
  const { t } = c.var.visit
  return render(c, {
    title: t(`error.${known}.title`),
    description: t(`error.${known}.text`),
    status: known,
    body: html`<section class="notice-page">
      <p class="eyebrow">${String(known)}</p>
      <h1>${t(`error.${known}.title`)}</h1>
      <p>${t(`error.${known}.text`)}</p>
      <p><a class="button" href="/">${t('error.home')}</a></p>
    </section>`,
  })
}
