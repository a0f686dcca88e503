/** What is set, as of now: what the page said, over the shop's config, and what was changed since. */
import type { Config } from './config.ts'
import type { Shop } from './contract/shop.ts'
import { chooseLocale, type ChosenLocale } from './i18n/locale.ts'
import type { Changes } from './instance.ts'
import { merge, readConfig } from './read-config.ts'

export interface Settings {
  config(): Config
  /** Follows the page's language, unless one is set. */
  locale(): ChosenLocale
  /** From now on, what the page leaves open is as the shop has it. */
  setShop(shop: Shop | undefined): void
  /** What is wrong in `changes` is reported and left out. */
  change(changes: Changes): Promise<void>
}

export function createSettings(given: Config, report: (error: unknown) => void): Settings {
  let page = given
  let shop: Shop | undefined
  const config = (): Config => merge({ ...shop }, page)
  return {
    config,
    locale() {
      const { locale, texts } = config()
      const wanted = [locale, document.documentElement.lang, ...navigator.languages]
      return chooseLocale(wanted, Object.keys(texts))
    },
    setShop: (known) => (shop = known),
    async change(changes) {
      const checked = await readConfig(
        { ...changes, shop: page.shop, endpoint: page.endpoint },
        report,
      )
      const known = Object.entries(checked).filter(([name]) => Object.hasOwn(changes, name))
      const locale = 'locale' in changes ? checked.locale : page.locale
      page = { ...merge(page, Object.fromEntries(known)), locale }
    },
  }
}
