/** The whole demo in this process, with a clock that can be moved on: two weeks of waiting take no time. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../../demo/server/app.ts'
import { silentLog } from '../../demo/server/http/log.ts'
import { createFolderMailer } from '../../demo/server/mail/mailer.ts'
import { migrate } from '../../demo/server/migrate.ts'
import { ROOMS } from '../../demo/server/rooms.ts'
import { runJobs } from '../../demo/server/schedule.ts'
import { DEMO_SHOP } from '../../demo/server/seed/fern-and-ember.ts'
import { activateCampaign } from '../../demo/server/campaigns/seed-campaigns.ts'
import { previewsOf } from '../../demo/server/campaigns/preview/demo-previews.ts'
import { readSettings } from '../../demo/server/campaigns/settings/queries.ts'
import { saveSettings } from '../../demo/server/campaigns/settings/save-settings.ts'
import { seedDemoChat } from '../../demo/server/seed/chat/seed-chat.ts'
import { seedDemoFeedback } from '../../demo/server/seed/feedback/seed-feedback.ts'
import { seedDemoCampaigns } from '../../demo/server/seed/seed-campaigns.ts'
import { seedDemoShop, type SignIn } from '../../demo/server/seed/seed.ts'
import { withDefaults } from '../../demo/server/services.ts'
import { addSecretKey } from '../../demo/server/shop/create-shop.ts'
import { findShopByKey } from '../../demo/server/shop/queries.ts'
import { listen } from '../../demo/server/start/listen.ts'
import { createSite } from '../../demo/server/start/site.ts'
import { openTestDatabase } from '../../demo/server/testing/test-database.ts'
import { setEndpoint } from '../../demo/server/webhooks/endpoint.ts'
import type { CampaignSettings } from '../../src/contract/campaign/console.ts'
import { createShopApp } from '../../demo/shop/app.ts'

const SHOP_SCHEMA = { room: 'demo-shop', folder: join(import.meta.dirname, '../../demo/shop') }
const STOP_WITHIN_MS = 2000

export interface JourneyDemo {
  readonly url: string
  readonly merchant: SignIn
  /** The second person who answers, in a demo with a chat. */
  readonly colleague: SignIn | undefined
  /** Where mails lie, one file for each. */
  readonly mailFolder: string
  /** Every path a browser has asked for, in order. */
  readonly asked: string[]
  /** Moves the shop and the backend on; what a page holds already is as old as it is. */
  pass(ms: number): void
  /** Lets everything happen that time alone brings about. */
  runJobs(): Promise<void>
  /** A call of the shop’s own server. */
  tell(method: 'PUT' | 'POST', path: string, body: unknown): Promise<void>
  /** Changes the part of the shop’s config that is one widget’s. */
  configure(widget: string, config: Readonly<Record<string, unknown>>): Promise<void>
  /** How many events of that name have come, of whomever. */
  countEvents(name: string): Promise<number>
  /** What the shop says about itself, changed. */
  changeSettings(change: (settings: CampaignSettings) => CampaignSettings): Promise<void>
  /** What shoppers see from now on; a campaign of the demo’s under the same id is replaced. */
  activate(campaign: { readonly id: string }): Promise<void>
  /** All others rest. */
  runOnly(...campaignIds: readonly string[]): Promise<void>
  /** Whether the backend answers browsers; the shop's pages come all the same. */
  answer(isAnswered: boolean): void
  /** Whether the shop's server reaches the backend; browsers always do. */
  reach(isReached: boolean): void
  stop(): Promise<void>
}

export interface JourneyOptions {
  /** Begins with the campaigns of the demo; without them nothing is said unasked but invitations. */
  readonly campaigns?: boolean
  /** Begins with the chat of the demo: its hours, answers and channels, and a second person who answers. */
  readonly chat?: boolean
  /** Begins with the surveys of the demo, twelve weeks of answers and four complaints; needs the chat’s second person. */
  readonly feedback?: boolean
}

export async function startJourneyDemo({
  campaigns = false,
  chat = false,
  feedback = false,
}: JourneyOptions = {}): Promise<JourneyDemo> {
  const database = await openTestDatabase()
  await migrate(database, [SHOP_SCHEMA])
  let ahead = 0
  let isReached = true
  let isAnswered = true
  const now = (): Date => new Date(Date.now() + ahead)
  const merchant = await seedDemoShop(database, ROOMS, now())
  const shop = await findShopByKey(database, DEMO_SHOP.publicKey)
  if (!merchant || !shop) throw new Error('The demo shop was not seeded.')
  if (campaigns) await seedDemoCampaigns(database, { rooms: ROOMS, now: now() })
  const listener = await listen(0, '127.0.0.1')
  const url = `http://localhost:${listener.port}`
  const colleague = chat ? await seedDemoChat(database, { now: now(), origin: url }) : undefined
  if (colleague && feedback)
    await seedDemoFeedback(database, {
      rooms: ROOMS,
      now: now(),
      origin: url,
      colleague: colleague.email,
      isQuiet: false,
    })
  const stopping = new AbortController()
  const mailFolder = mkdtempSync(join(tmpdir(), 'regulars-mail-'))
  const options = {
    database,
    now,
    checkAnswers: true,
    mailer: createFolderMailer(mailFolder),
    publicUrl: url,
    signal: stopping.signal,
  }
  const api = createApp(options)
  const secretKey = await addSecretKey(database, shop.id, now())
  const hook =
    campaigns &&
    (await setEndpoint(database, shop.id, {
      url: `${url}/shop/hooks`,
      answers: ['carts.check', 'products.suggest'],
      now: now(),
    }))
  const shopApp = createShopApp({
    apiUrl: url,
    scriptUrl: '/loader.js',
    publicKey: shop.publicKey,
    secretKey,
    identitySecret: shop.identitySecret,
    ...(hook && { hookSecret: hook.secret }),
    database,
    previews: () => previewsOf(database, shop, now()),
    now,
    fetch: (input, init) => {
      if (!isReached) throw new TypeError('The loyalty backend is away.')
      // In process: the shop's own calls need no socket.
      return Promise.resolve(api.fetch(new Request(input, init)))
    },
    signal: stopping.signal,
  })
  const site = createSite(api, shopApp, silentLog)
  const asked: string[] = []
  listener.answerWith((request, env) => {
    const { pathname } = new URL(request.url)
    asked.push(pathname)
    if (!isAnswered && pathname.startsWith('/v1/')) return new Response(null, { status: 503 })
    return site.fetch(request, env)
  })
  return {
    url,
    merchant,
    colleague,
    mailFolder,
    asked,
    pass: (ms) => void (ahead += ms),
    runJobs: () => runJobs(withDefaults(options, ROOMS)),
    async tell(method, path, body) {
      const answer = await api.request(path, {
        method,
        headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`)
    },
    activate: (campaign) => activateCampaign(database, shop, { campaign, now: now() }),
    async countEvents(name) {
      const rows = await database.query('select 1 from events where shop_id = $1 and name = $2', [
        shop.id,
        name,
      ])
      return rows.length
    },
    async changeSettings(change) {
      const { revision, settings } = await readSettings(database, shop.id)
      const wish = { basedOn: revision, settings: change(settings), now: now() }
      await saveSettings(database, shop, wish)
    },
    async runOnly(...campaignIds) {
      await database.query(
        `update campaigns set status = case when campaign_id = any($2) then 'active' else 'paused' end
          where shop_id = $1`,
        [shop.id, campaignIds],
      )
    },
    async configure(widget, config) {
      await database.query(
        `update shops set widgets = jsonb_set(widgets, array[$2::text], (widgets -> $2::text) || $3::jsonb)
          where shop_id = $1`,
        [shop.id, widget, JSON.stringify(config)],
      )
    },
    answer: (answered) => void (isAnswered = answered),
    reach: (reached) => void (isReached = reached),
    async stop() {
      stopping.abort()
      await listener.close(STOP_WITHIN_MS)
      await database.close()
      rmSync(mailFolder, { recursive: true, force: true })
    },
  }
}
