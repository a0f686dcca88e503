/** Where the parts of our interface are, for tests that look at them from the page. */
import type { Locator, Page } from 'playwright-core'

export function launcherOf(page: Page): Locator {
  return page.locator('regulars-host [part="launcher"]')
}

export function panelOf(page: Page): Locator {
  return page.locator('regulars-host [part="panel"]')
}

/** With a key. */
export async function pressLauncher(page: Page): Promise<void> {
  // What is there and not yet shown takes no focus.
  await launcherOf(page).waitFor()
  await launcherOf(page).press('Enter')
}

/** Opens the panel and waits for the wallet in it: the first card of the home, where there are several widgets. */
export async function openWallet(page: Page): Promise<Locator> {
  await launcherOf(page).click()
  const wallet = panelOf(page).locator('.loyalty')
  const card = panelOf(page).locator('.tile').first()
  await wallet.or(card).first().waitFor()
  if (await card.isVisible()) await card.click()
  await wallet.waitFor()
  return wallet
}
