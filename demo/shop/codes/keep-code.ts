/** Puts the code of a form into the cart, or takes it out; whether it fits is seen at the next look. */
import type { Context } from 'hono'
import { dropCookie, keepCookie } from '../cookies.ts'
import type { ShopEnv } from '../environment.ts'
import type { Fields } from '../forms.ts'
import { tidyCode } from './tidy-code.ts'

export function keepCode(c: Context<ShopEnv>, fields: Fields): void {
  const code = fields['do'] === 'remove' ? undefined : tidyCode(fields['code']) || undefined
  if (code) keepCookie(c, 'fe_code', code)
  else dropCookie(c, 'fe_code')
  c.set('visit', { ...c.var.visit, code })
}
