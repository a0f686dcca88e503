import { afterEach, expect, it } from 'vitest'
import { DestinationConfig } from '../contract/destinations.ts'
import { RegularsError } from '../core/errors.ts'
import type { OutboxParts } from '../core/create-core.ts'
import { createScene } from './page.fixture.ts'
import { addDestinations } from './add.ts'
import { chooseDestinations } from './choose.ts'
import { posthog } from './posthog.ts'

const CONFIGS: DestinationConfig[] = [
  { kind: 'posthog', key: 'phc_1' },
  { kind: 'segment', writeKey: 'key', host: 'https://acme.dataplane.example' },
  {
    kind: 'formbricks',
    workspaceId: 'ws1',
    surveys: { nps: { surveyId: 'fb1', questions: { score: 'q1' } } },
  },
  { kind: 'data-layer' },
]

afterEach(() => void Reflect.deleteProperty(globalThis, 'dataLayer'))

async function choose(...wanted: unknown[]) {
  const problems: unknown[] = []
  // Safe: a backend or a page's JSON may hold anything.
  const made = await chooseDestinations(wanted as DestinationConfig[], (problem) =>
    problems.push(problem),
  )
  return { names: made.map(({ name }) => name), problems }
}

it('what a shop’s config names is what the contract allows', () => {
  for (const config of CONFIGS) expect(DestinationConfig.parse(config)).toEqual(config)
})

it('each kind that is named becomes a destination of its name', async () => {
  expect(await choose(...CONFIGS)).toEqual({
    names: ['posthog', 'segment', 'formbricks', 'data-layer'],
    problems: [],
  })
})

it('two of one kind stand side by side under two names', async () => {
  const eu = { kind: 'posthog', key: 'phc_2', name: 'posthog-eu' }

  expect((await choose(posthog({ key: 'phc_1' }), eu)).names).toEqual(['posthog', 'posthog-eu'])
})

it.each([
  ['the same name twice', posthog({ key: 'phc_2' }), 'destinations.posthog.name'],
  ['a kind nobody knows', { kind: 'mixpanel' }, 'destinations.kind'],
  ['no kind', {}, 'destinations.kind'],
  ['nothing', null, 'destinations.kind'],
  ['a kind every record has', { kind: 'toString' }, 'destinations.kind'],
  ['no key', { kind: 'segment' }, 'destinations.segment.writeKey'],
  [
    'a host that is no https address',
    { kind: 'posthog', key: 'phc_2', name: 'eu', host: 'javascript:alert(1)' },
    'destinations.posthog.host',
  ],
])('%s is reported, and the others are told', async (_, wrong, option) => {
  const { names, problems } = await choose(posthog({ key: 'phc_1' }), wrong)

  expect(names).toEqual(['posthog'])
  expect(problems).toEqual([expect.any(RegularsError)])
  expect(String(problems[0])).toContain(`Option "${option}"`)
})

it('are put in front of the outbox, with what was accepted before', async () => {
  const { tab } = createScene().openPage([])
  const page = tab.options
  const event = tab.outbox.add({ name: 'shop.early', props: {}, purpose: 'analytics' })!
  const parts: OutboxParts = { own: tab.outbox, early: [event], options: page }
  let front: unknown

  await addDestinations(
    {
      store: createScene().openPage([]).store,
      extendOutbox: (open) => void (front = open?.(parts)),
    },
    [{ kind: 'data-layer' }],
    (error) => expect.fail(String(error)),
  )

  expect(front).toHaveProperty('add')
  expect(Reflect.get(globalThis, 'dataLayer')).toEqual([
    { event: 'shop_early', event_id: event.id },
  ])
})
