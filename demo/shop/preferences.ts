/** Language, currency and the answer about cookies, each kept in a cookie of its own. */
import { Hono } from 'hono'
import { LANGUAGES } from '../../src/i18n/index.ts'
import { dropCookie, keepCookie } from './cookies.ts'
import type { ShopEnv } from './environment.ts'
import { pathWithin, readFields } from './forms.ts'
import { isShopCurrency } from './money/currency.ts'

export const preferenceRoutes = new Hono<ShopEnv>()
  .post('/preferences', async (c) => {
    const fields = await readFields(c)
    const language = LANGUAGES.find((known) => known === fields['language'])
    if (language) keepCookie(c, 'fe_language', language)
    if (isShopCurrency(fields['currency'])) keepCookie(c, 'fe_currency', fields['currency'])
    return c.redirect(pathWithin(fields['return']), 303)
  })
  .post('/consent', async (c) => {
    const { answer, return: back } = await readFields(c)
    if (answer === 'all' || answer === 'necessary') keepCookie(c, 'fe_consent', answer)
    else dropCookie(c, 'fe_consent')
    return c.redirect(pathWithin(back), 303)
  })
