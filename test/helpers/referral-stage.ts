/** The demo shop with an advocate in it: Ana, signed in on her account page, and browsers for everybody else. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { launchChromium } from './chromium.ts'
import { startJourneyDemo, type JourneyDemo } from './journey-demo.ts'
import { linkOf, openProfile, signInAs, type Profile } from './referral-journey.ts'

export interface ReferralStage {
  readonly demo: JourneyDemo
  readonly browser: Browser
  readonly ana: Page
  /** Hers. */
  readonly link: string
  somebody(profile?: Partial<Profile>): Promise<BrowserContext>
  /** Everybody but Ana. */
  sendHome(): Promise<void>
  close(): Promise<void>
}

export async function openReferralStage(): Promise<ReferralStage> {
  const [demo, browser] = await Promise.all([startJourneyDemo(), launchChromium()])
  const { url } = demo
  const home = await openProfile(browser, { agent: 'desk', url })
  await home.grantPermissions(['clipboard-read', 'clipboard-write'])
  const ana = await signInAs(home, url, 'ana')
  const contexts: BrowserContext[] = []
  return {
    demo,
    browser,
    ana,
    link: await linkOf(ana),
    async somebody(profile = {}) {
      const context = await openProfile(browser, { agent: 'phone', url, ...profile })
      contexts.push(context)
      return context
    },
    async sendHome() {
      await Promise.all(contexts.splice(0).map((context) => context.close()))
    },
    async close() {
      await browser.close()
      await demo.stop()
    },
  }
}
