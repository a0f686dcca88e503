/** What a shopper does in the demo shop, the same in every engine. */
import { untilFound, type Tab } from './tab.ts'

export const INLINE_WALLET = 'regulars-loyalty >>> .loyalty'
export const PANEL_WALLET = 'regulars-host >>> [part="panel"] .loyalty'

/** 22.00 EUR, which is 22 points for a customer without a level. */
export const MUG = { path: '/products/dune-mug', points: 22 }

export async function signIn(tab: Tab, url: string): Promise<void> {
  await tab.open(url)
  await tab.click('[data-consent] button[value="all"]')
  await until('the consent is known', () => tab.evaluate(isAnalyticsGranted))
  await until('the first events are sent', () => tab.evaluate(isDrained))
  await tab.open(`${url}/account`)
  await tab.click('button[name="customer"][value="ana"]')
}

/** Resolves on the thank-you page. */
export async function buyMug(tab: Tab, url: string): Promise<void> {
  await tab.open(url + MUG.path)
  // No shopper leaves a page before its scripts have run.
  await until('the script is in place', () => tab.evaluate(isReady))
  await tab.click('[data-buy] button')
  await until('the mug is in the cart', async () => (await tab.text('[data-cart-count]')) === '1')
  await tab.open(`${url}/checkout`)
  await tab.fill('#address', 'Strada Florilor 5')
  await tab.fill('#postcode', '720229')
  await tab.fill('#city', 'Suceava')
  await tab.click('[data-checkout] .button-wide')
  await until('the order is placed', async () => (await tab.text('[data-order]')) !== '')
}

async function isReady(): Promise<boolean> {
  if (!window.regulars || !('ready' in window.regulars)) return false
  await window.regulars.ready
  return true
}

async function isAnalyticsGranted(): Promise<boolean> {
  if (!window.regulars || !('consent' in window.regulars)) return false
  return (await window.regulars.consent.get())?.analytics === 'granted'
}

export async function openPanel(tab: Tab): Promise<void> {
  await tab.click('regulars-host >>> [part="launcher"]')
  // Of the home's cards the first is loyalty's.
  await tab.click('regulars-host >>> .tile')
}

async function until(what: string, check: () => Promise<boolean>): Promise<void> {
  await untilFound(what, check)
}

async function isDrained(): Promise<boolean> {
  // Safe: `stats` of the built script is the outbox's own.
  const stats = (await window.regulars?.stats()) as
    | { pending: number; accepted: number }
    | undefined
  return stats !== undefined && stats.accepted > 0 && stats.pending === 0
}

/** Numbers that a wallet’s text names, thousands with their commas. */
export function numbersIn(text: string): number[] {
  return (text.match(/\d[\d,]*/g) ?? []).map((number) => Number(number.replaceAll(',', '')))
}
