import { afterAll, beforeAll, expect, test } from 'vitest'
import { CampaignSet, readCampaigns } from '../../../../src/contract/campaign/served.ts'
import { Shop } from '../../../../src/contract/shop.ts'
import { bodyOf } from '../../testing/loyalty.ts'
import { startTestServer, type TestServer } from '../../testing/test-server.ts'
import {
  addCampaignShop,
  type CampaignShop,
  EXIT,
  EXPERIMENT,
  faultsOf,
  problemOf,
} from '../campaigns.fixture.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

async function servedBy(shop: CampaignShop): Promise<CampaignSet> {
  return CampaignSet.parse(
    await bodyOf(shop.askAsPage(`${readCampaigns.path}?key=${shop.publicKey}`)),
  )
}
async function revisionOf(shop: CampaignShop): Promise<string | undefined> {
  return Shop.parse(await bodyOf(shop.askAsPage(`/v1/shop?key=${shop.publicKey}`))).campaigns
}
const draft = (changes: object = {}, basedOn = 0) => ({
  basedOn,
  campaign: { ...EXIT, ...changes },
})
const setStatus = (shop: CampaignShop, status: string) =>
  shop.askAsMerchant('/campaigns/leaving/status', { method: 'PUT', body: { status } })

test('a draft is seen by nobody, until it is activated', async () => {
  const shop = await addCampaignShop(server)

  await bodyOf(shop.save('leaving', draft()))
  const before = [await revisionOf(shop), (await servedBy(shop)).items]
  await bodyOf(setStatus(shop, 'active'))
  const after = await servedBy(shop)

  expect(before).toEqual([undefined, []])
  expect(after.items).toMatchObject([{ id: 'leaving', revision: 1, mayBeQuieter: true }])
  expect(await revisionOf(shop)).toBe(after.revision)
})

test('a draft beside an active campaign changes nothing that shoppers see', async () => {
  const shop = await addCampaignShop(server)
  await shop.run('leaving')
  const seen = await servedBy(shop)

  const { row } = (await bodyOf(shop.save('leaving', draft({ priority: 5 }, 1)))) as never

  expect(row).toMatchObject({
    status: 'active',
    campaign: { revision: 1, priority: 0 },
    draft: { revision: 2, priority: 5 },
  })
  expect(await servedBy(shop)).toEqual(seen)
})

test('what is activated takes the place of the one before, under another revision', async () => {
  const shop = await addCampaignShop(server)
  await shop.run('leaving')
  const before = await revisionOf(shop)

  const wish = { ...draft({ priority: 5 }, 1), activate: true }
  const { row } = (await bodyOf(shop.save('leaving', wish))) as never

  expect(row).toMatchObject({ campaign: { revision: 2, priority: 5 } })
  expect(row).not.toHaveProperty('draft')
  expect((await servedBy(shop)).items).toMatchObject([{ revision: 2, priority: 5 }])
  expect(await revisionOf(shop)).not.toBe(before)
})

test('who was overtaken is told', async () => {
  const shop = await addCampaignShop(server)
  await bodyOf(shop.save('leaving', draft()))

  const answers = await Promise.all([1, 2, 3].map(() => shop.save('leaving', draft({}, 1))))

  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
  expect(await problemOf(shop.save('leaving', draft()))).toMatchObject({
    code: 'revision_conflict',
    params: { revision: 2 },
  })
})

test('everything that is wrong is told at once, each at its place', async () => {
  const shop = await addCampaignShop(server)
  const campaign = {
    ...EXIT,
    audience: { field: 'cart.total', op: 'gt', value: 5 },
    schedule: { endsAt: '2026-02-30T00:00:00Z' },
    texts: { en: { ...EXIT.texts.en, title: 'Stay, {name}!' } },
    blocks: [{ type: 'offer', offerId: 'twenty' }],
  }

  const faults = await faultsOf(shop.save('leaving', { basedOn: 0, campaign }))

  expect(faults).toEqual([
    expect.stringMatching(/^audience\.field: There is no field “cart\.total”/),
    expect.stringMatching(/^texts\.en\.title: \{name\} is not always known/),
    'blocks.0.offerId: There is no offer “twenty”.',
  ])
  expect(await faultsOf(shop.save('leaving', draft({ schedule: campaign.schedule })))).toEqual([
    'schedule.endsAt: Is a day no calendar has.',
  ])
})

test.each([[null], ['text'], [[]], [7]])('%j is no campaign', async (campaign) => {
  const shop = await addCampaignShop(server)

  expect(await faultsOf(shop.save('leaving', { basedOn: 0, campaign }))).not.toEqual([])
  expect((await servedBy(shop)).items).toEqual([])
})

test('a campaign takes the name of its address, whatever it says', async () => {
  const shop = await addCampaignShop(server)

  await shop.run('leaving', { id: 'another', revision: 40 })

  expect((await servedBy(shop)).items).toMatchObject([{ id: 'leaving', revision: 1 }])
})

test('warnings come with the row, and keep nobody from saving', async () => {
  const shop = await addCampaignShop(server)
  await shop.run('first', { ladder: { id: 'win-back', step: 1 } })

  const { warnings } = await shop.run('leaving', {
    ladder: { id: 'win-back', step: 1 },
    texts: { en: { ...EXIT.texts.en, decline: 'No, I prefer to pay full price' } },
  })

  expect(warnings.map(({ code, path }) => `${path}: ${code}`)).toEqual([
    'texts.en.decline: shaming_decline',
    'ladder.step: ladder_step_taken',
  ])
})

test('paused it is not served, ended it stays so', async () => {
  const shop = await addCampaignShop(server)
  await shop.run('leaving')

  await bodyOf(setStatus(shop, 'paused'))
  const paused = (await servedBy(shop)).items
  await bodyOf(setStatus(shop, 'active'))
  const again = (await servedBy(shop)).items
  await bodyOf(setStatus(shop, 'ended'))

  expect([paused.length, again.length]).toEqual([0, 1])
  expect(await problemOf(setStatus(shop, 'active'))).toMatchObject({
    code: 'already_decided',
    params: { status: 'ended' },
  })
  expect((await setStatus(shop, 'ended')).status).toBe(200)
  expect(await faultsOf(shop.save('leaving', draft({}, 1)))).toEqual([
    ': This campaign was ended for good. Make a new one of it.',
  ])
})

test('one whose offer has gone meanwhile cannot go on', async () => {
  const shop = await addCampaignShop(server)
  await shop.run('leaving')
  await bodyOf(setStatus(shop, 'paused'))
  await bodyOf(shop.saveSettings({ offers: [] }, 1))

  expect(await faultsOf(setStatus(shop, 'active'))).toEqual([
    'blocks.1.reasons.0.blocks.0.offerId: There is no offer “ten”.',
  ])
})

test('when its time is over it is served no more, and the revision says so', async () => {
  const shop = await addCampaignShop(server)
  await shop.run('ending', { schedule: { endsAt: '2026-06-10T13:00:00Z' } })
  const before = await revisionOf(shop)

  server.clock.pass(3_600_000)

  expect(before).toBeDefined()
  expect(await revisionOf(shop)).toBeUndefined()
  expect((await servedBy(shop)).items).toEqual([])
})

test('the answer is kept by its tag, and holds nothing that is the merchant’s alone', async () => {
  const shop = await addCampaignShop(server)
  await shop.run('leaving')
  const path = `${readCampaigns.path}?key=${shop.publicKey}`

  const first = await shop.askAsPage(path)
  const headers = { 'if-none-match': first.headers.get('etag') ?? '' }
  const again = await shop.askAsPage(path, { headers })

  expect(first.headers.get('cache-control')).toMatch(/^public, max-age=300/)
  expect(again.status).toBe(304)
  expect(await first.text()).not.toMatch(/grossMargin|cooldownDays|minutesAfterIssue/)
})

test('arms of a running experiment stay as they are until the next phase', async () => {
  const shop = await addCampaignShop(server)
  await shop.run('leaving', { experiment: EXPERIMENT })
  const uneven = EXPERIMENT.arms.map((arm, index) => ({ ...arm, weight: index ? 8_000 : 2_000 }))
  const change = (phase: number, arms: object[] = uneven) =>
    shop.save('leaving', draft({ experiment: { ...EXPERIMENT, phase, arms } }, 1))

  expect(await faultsOf(change(1))).toEqual([
    'experiment.phase: The arms or their weights are others than those that are running. Name the next phase, so that everybody is given an arm anew.',
  ])
  expect((await change(2)).status).toBe(200)
})

test('other words in the same phase are warned of', async () => {
  const shop = await addCampaignShop(server)
  await shop.run('leaving', { experiment: EXPERIMENT })
  const texts = { en: { ...EXIT.texts.en, hello: 'Why?' } }

  const { row } = (await bodyOf(
    shop.save('leaving', draft({ experiment: EXPERIMENT, texts }, 1)),
  )) as { row: { warnings: { code: string }[] } }

  expect(row.warnings.map(({ code }) => code)).toEqual(['experiment_changed'])
})

test('experiments of two campaigns have two names, and none is called holdout', async () => {
  const shop = await addCampaignShop(server)
  await shop.run('leaving', { experiment: EXPERIMENT })
  const named = (id: string) => draft({ experiment: { ...EXPERIMENT, id } })

  expect(await faultsOf(shop.save('other', named('exit-1')))).toEqual([
    'experiment.id: The campaign “leaving” has an experiment of this name; their numbers would mix.',
  ])
  expect(await faultsOf(shop.save('other', named('holdout')))).toHaveLength(1)
  expect((await shop.save('other', named('exit-2'))).status).toBe(200)
})

test('another shop knows nothing of it', async () => {
  const [shop, other] = [await addCampaignShop(server), await addCampaignShop(server)]
  await shop.run('leaving')

  expect((await servedBy(other)).items).toEqual([])
  expect(await bodyOf(other.askAsMerchant('/campaigns'))).toEqual({ items: [] })
  expect(await problemOf(setStatus(other, 'paused'))).toMatchObject({ code: 'not_found' })
})
