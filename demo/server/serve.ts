/** Starts the reference backend with the demo shop: `node demo/server/serve.ts`. The only file that reads the environment. */
import { join } from 'node:path'
import { createShopApp } from '../shop/app.ts'
import { placePastOrders } from '../shop/orders/past-orders.ts'
import { createApp } from './app.ts'
import { previewsOf } from './campaigns/preview/demo-previews.ts'
import { isDatabaseAway } from './database/away.ts'
import { FolderInUseError } from './database/folder-lock.ts'
import { openDatabase } from './db.ts'
import { createLog } from './http/log.ts'
import { createFolderMailer, createSmtpMailer, type Mailer } from './mail/mailer.ts'
import { migrate, SchemaChangedError } from './migrate.ts'
import { ROOM_FOLDERS, ROOMS } from './rooms.ts'
import { runSchedule } from './schedule.ts'
import { readDemoKey } from './seed/demo-key.ts'
import { DEMO_ORDERS, DEMO_SHOP } from './seed/fern-and-ember.ts'
import { LATE_ORDER } from './seed/campaigns/late-order.ts'
import { seedDemoChat } from './seed/chat/seed-chat.ts'
import { seedDemoFeedback } from './seed/feedback/seed-feedback.ts'
import { seedFriends } from './seed/friends.ts'
import { seedDemoCampaigns } from './seed/seed-campaigns.ts'
import { seedDemoShop } from './seed/seed.ts'
import { withDefaults } from './services.ts'
import { findShopByKey } from './shop/queries.ts'
import { announcement, originOf, ownOriginOf } from './start/announce.ts'
import { listen } from './start/listen.ts'
import { readSettings, SettingsError, type MailPlace, type Settings } from './start/settings.ts'
import { createSite } from './start/site.ts'
import { setEndpoint } from './webhooks/endpoint.ts'

const STOP_WITHIN_MS = 5_000
const SHOP_SCHEMA = { room: 'demo-shop', folder: join(import.meta.dirname, '../shop') }

async function start(settings: Settings): Promise<() => Promise<void>> {
  const log = createLog(settings.logLevel, (line) => process.stderr.write(line))
  const listener = await listen(settings.port, settings.host)
  const database = await openDatabase(settings.database)
  await migrate(database, [...ROOM_FOLDERS, SHOP_SCHEMA])
  const now = new Date()
  const signIn = await seedDemoShop(database, ROOMS, now)
  const secretKey = await readDemoKey(database, {
    shopId: DEMO_SHOP.id,
    path: join(settings.dataDir, 'demo-shop.json'),
    override: settings.demoSecretKey,
    now,
  })
  if (signIn) await seedFriends(database, { secretKey, now })
  const origin = settings.publicUrl ?? originOf(settings.host, listener.port)
  const colleague = signIn && (await seedDemoChat(database, { now, origin }))
  if (signIn && settings.demoCampaigns) await seedDemoCampaigns(database, { rooms: ROOMS, now })
  if (colleague)
    await seedDemoFeedback(database, {
      rooms: ROOMS,
      now,
      origin,
      colleague: colleague.email,
      isQuiet: !settings.demoCampaigns,
    })
  const shop = await findShopByKey(database, DEMO_SHOP.publicKey)
  if (!shop) throw new Error('The demo shop is not in the database.')
  const orders = settings.demoCampaigns ? [...DEMO_ORDERS, LATE_ORDER] : DEMO_ORDERS
  await placePastOrders(database, shop.publicKey, { orders, now })
  const apiUrl = ownOriginOf(settings.host, listener.port)
  const hook = await setEndpoint(database, shop.id, {
    url: `${apiUrl}/shop/hooks`,
    answers: ['carts.check', 'products.suggest'],
    now,
  })

  const stopping = new AbortController()
  const options = {
    database,
    log,
    mailer: mailerOf(settings.mail),
    publicUrl: origin,
    trustProxy: settings.trustProxy,
    signal: stopping.signal,
  }
  const api = createApp(options)
  const schedule = runSchedule(withDefaults(options, ROOMS))
  const shopApp = createShopApp({
    apiUrl,
    scriptUrl: '/loader.js',
    publicKey: shop.publicKey,
    secretKey,
    identitySecret: shop.identitySecret,
    hookSecret: hook.secret,
    database,
    previews: () => previewsOf(database, shop, new Date()),
    trustProxy: settings.trustProxy,
    signal: stopping.signal,
  })
  listener.answerWith(createSite(api, shopApp, log).fetch)
  process.stdout.write(
    announcement({
      origin: originOf(settings.host, listener.port),
      publicKey: shop.publicKey,
      storage: settings.database.kind === 'folder' ? settings.database.path : 'PostgreSQL',
      mail:
        settings.mail.kind === 'folder' ? settings.mail.path : `SMTP, from ${settings.mail.from}`,
      first: signIn && { secretKey, signIn, colleague },
    }),
  )
  return async () => {
    stopping.abort()
    await listener.close(STOP_WITHIN_MS)
    await schedule
    await database.close()
  }
}

function mailerOf(place: MailPlace): Mailer {
  return place.kind === 'smtp'
    ? createSmtpMailer(place.url, place.from)
    : createFolderMailer(place.path)
}

/** What the person at the terminal can put right needs a sentence, not a stack. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error instanceof SettingsError || error instanceof FolderInUseError) return error.message
  if (error instanceof SchemaChangedError) return error.message
  if ('code' in error && error.code === 'EADDRINUSE')
    return 'The port is in use. Stop what listens there, or choose another: PORT=4401.'
  if (isDatabaseAway(error))
    return `The database of DATABASE_URL cannot be reached: ${error.message}.`
  return error.stack ?? error.message
}

function fail(error: unknown): never {
  process.stderr.write(`${explain(error)}\n`)
  process.exit(1)
}

try {
  const stop = await start(readSettings(process.env))
  let isStopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (isStopping) return
      isStopping = true
      stop().then(() => process.exit(0), fail)
    })
  }
} catch (error) {
  fail(error)
}
