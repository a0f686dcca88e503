/** A shop with campaigns, its merchant, and its shoppers as their pages tell of them. */
import { randomUUID } from 'node:crypto'
import type { z } from 'zod/mini'
import {
  type CampaignRow,
  type CampaignSettings,
  type ExperimentResults,
  saveCampaign,
} from '../../../src/contract/campaign/console.ts'
import type { Exposure } from '../../../src/contract/campaign/experiment.ts'
import { EventAnswer } from '../../../src/contract/event.ts'
import { Problem } from '../../../src/contract/problem.ts'
import { bodyOf } from '../testing/loyalty.ts'
import type { TestServer } from '../testing/test-server.ts'
import type { Ask, TestShop } from '../testing/test-shop.ts'

export const SETTINGS = {
  facts: { shipping: [], payment: ['Visa'] },
  offers: [
    {
      id: 'ten',
      value: { kind: 'percent', percent: 10 },
      ends: { minutesAfterIssue: 30 },
      cooldownDays: 90,
    },
  ],
  segments: {},
  holdout: null,
  controlForEphemeral: false,
  caps: {},
  vipTiers: [],
  grossMargin: 50,
} satisfies z.input<typeof CampaignSettings>

/** Asks for the reason first, and offers money to who names the price. */
export const EXIT = {
  kind: 'exit',
  category: 'discount',
  promotional: true,
  trigger: { on: 'exit' },
  caps: { perVisit: 1, every: { n: 7, unit: 'day' } },
  surface: 'modal',
  texts: { en: { title: 'Before you go', decline: 'No, thanks', hello: 'What is missing?' } },
  blocks: [
    { type: 'text', key: 'hello' },
    {
      type: 'reasons',
      reasons: [{ id: 'cost', blocks: [{ type: 'offer', offerId: 'ten' }] }],
    },
  ],
}

export const EXPERIMENT = {
  id: 'exit-1',
  phase: 1,
  arms: [
    { id: 'control', weight: 5_000, blocks: null },
    { id: 'asks', weight: 5_000 },
  ],
}

/** Shorter than a session of the console. */
const HOUR = 3_600_000

export interface CampaignShop extends TestShop {
  /** As the console would ask. */
  askAsMerchant(path: string, ask?: Ask): Promise<Response>
  save(campaignId: string, wish: object): Promise<Response>
  /** Saves and activates what is not there yet. */
  run(campaignId: string, changes?: object): Promise<CampaignRow>
  saveSettings(changes: object, basedOn?: number): Promise<Response>
  resultsOf(campaignId: string): Promise<readonly z.output<typeof ExperimentResults>[]>
}

/** With one offer, “ten”, and nothing else. */
export async function addCampaignShop(server: TestServer): Promise<CampaignShop> {
  const shop = await server.addShop()
  let cookie = await shop.signInMerchant()
  let signedInAt = server.clock.now().getTime()
  const askAsMerchant = async (path: string, ask: Ask = {}): Promise<Response> => {
    if (Math.abs(server.clock.now().getTime() - signedInAt) > HOUR) {
      cookie = await shop.signInMerchant()
      signedInAt = server.clock.now().getTime()
    }
    return server.app.request(`/v1/merchant${path}`, {
      method: ask.method ?? 'GET',
      headers: { cookie, 'content-type': 'application/json' },
      ...(ask.body !== undefined && {
        body: typeof ask.body === 'string' ? ask.body : JSON.stringify(ask.body),
      }),
    })
  }
  const save = (campaignId: string, wish: object): Promise<Response> =>
    askAsMerchant(`/campaigns/${campaignId}`, { method: 'PUT', body: wish })
  const saveSettings = (changes: object, basedOn = 0): Promise<Response> =>
    askAsMerchant('/campaign-settings', {
      method: 'PUT',
      body: { basedOn, settings: { ...SETTINGS, ...changes } },
    })
  await bodyOf(saveSettings({}))
  return {
    ...shop,
    askAsMerchant,
    save,
    saveSettings,
    async run(campaignId, changes = {}) {
      const wish = { basedOn: 0, campaign: { ...EXIT, ...changes }, activate: true }
      return saveCampaign.response.parse(await bodyOf(save(campaignId, wish))).row
    },
    async resultsOf(campaignId) {
      // Safe: the test server holds its own answers to the contract.
      const answer = (await bodyOf(askAsMerchant(`/campaigns/${campaignId}/results`))) as {
        experiments: z.output<typeof ExperimentResults>[]
      }
      return answer.experiments
    },
  }
}

export async function problemOf(answer: Promise<Response>): Promise<Problem> {
  return Problem.parse(await (await answer).json())
}

/** `path: message` of each. */
export async function faultsOf(answer: Promise<Response>): Promise<string[]> {
  const { code, params } = await problemOf(answer)
  if (code !== 'impossible_rules') return [code]
  // Safe: campaigns refuse with a list of problems.
  const problems = params['problems'] as { path: string; message: string }[]
  return problems.map(({ path, message }) => `${path}: ${message}`)
}

export interface PageEvent {
  readonly name: string
  readonly props: object
  readonly visitorId?: string
  readonly memberId?: string
  readonly id?: string
}

/** As pages send them, a hundred at a time. */
export async function tellEvents(
  server: TestServer,
  shop: TestShop,
  events: readonly PageEvent[],
): Promise<string[]> {
  const at = server.clock.now().toISOString()
  const results: string[] = []
  for (let from = 0; from < events.length; from += 100) {
    const batch = events.slice(from, from + 100).map((event, seq) => ({
      id: randomUUID(),
      purpose: 'analytics',
      at,
      seq,
      tabId: randomUUID(),
      ...event,
    }))
    const body = {
      key: shop.publicKey,
      sentAt: at,
      sdk: '0.1.0',
      granted: ['analytics'],
      events: batch,
    }
    const answer = await shop.askAsPage('/v1/events', { method: 'POST', body })
    results.push(
      ...Object.values(EventAnswer.parse(await answer.json()).results).map(
        ({ result, reason }) => reason ?? result,
      ),
    )
  }
  return results
}

/** Of a browser that comes to the point of {@link EXPERIMENT}. */
export function exposure(visitorId: string, changes: Partial<Exposure> = {}): PageEvent {
  const props = {
    experiment: 'exit-1',
    phase: 1,
    arm: 'asks',
    unitId: visitorId,
    unitType: 'visitor',
    campaignId: 'leaving',
    trigger: 'exit',
    ruleHash: 'abc',
    inHoldout: false,
    ephemeral: false,
    ...changes,
  }
  const key = `${props.experiment}:${props.phase}:${props.unitType}:${props.unitId}`
  return { name: 'campaign.exposure', visitorId, props: { key, ...props } }
}

export function shown(visitorId: string, props: object = { arm: 'asks' }): PageEvent {
  return { name: 'campaign.shown', visitorId, props: { campaignId: 'leaving', ...props } }
}

export function closed(visitorId: string, as: 'later' | 'never'): PageEvent {
  const props = { campaignId: 'leaving', arm: 'asks', as }
  return { name: 'campaign.closed', visitorId, props }
}
