import { randomUUID } from 'node:crypto'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { joinGuest } from '../../../src/contract/session.ts'
import type { ChatMessage, Conversation } from '../../../widgets/chat/contract.ts'
import type { TestShop } from '../testing/test-shop.ts'
import { useServer } from '../testing/use-server.ts'
import { answer, changeAsShop, guestOf, memberOf, secretOf, type Shopper } from './chat.fixture.ts'
import { rewriteMessage } from './rewrite.ts'

const server = await useServer()
const STORIES = 40

interface Device {
  shopper: Shopper
  /** Of the shopper who is signed in, or of the guest. */
  cursor: number | undefined
  readonly messages: Map<string, ChatMessage>
  readonly conversations: Map<string, Conversation>
}

interface Story {
  readonly shop: TestShop
  readonly word: string
  readonly ids: readonly string[]
  readonly sent: { id: string; cid: string; text: string }[]
  readonly answered: { id: string; cid: string }[]
  devices: Device[]
  isJoined: boolean
}

type Step = (story: Story) => Promise<void>

function newDevice(shopper: Shopper): Device {
  return { shopper, cursor: undefined, messages: new Map(), conversations: new Map() }
}

/** As a client does it: what is told replaces what is known, unless it is older. */
async function follow(device: Device, limit?: number): Promise<void> {
  for (const page of await device.shopper.follow(device.cursor, limit)) {
    if (!page.reset) expect(page.cursor).toBeGreaterThanOrEqual(device.cursor ?? 0)
    for (const known of [device.messages, device.conversations]) if (page.reset) known.clear()
    learn(device, page.messages)
    for (const told of page.conversations) device.conversations.set(told.id, told)
    if (page.reset || device.cursor === undefined) await readWhole(device)
    device.cursor = page.cursor
  }
}

/** The first page has the newest only; the rest is read once, and from then on there are only changes. */
async function readWhole(device: Device): Promise<void> {
  for (const id of device.conversations.keys())
    learn(device, (await device.shopper.earlier(id, 'limit=200')).messages)
}

function learn({ messages }: Device, told: readonly ChatMessage[]): void {
  for (const message of told)
    if (message.rev >= (messages.get(message.cid)?.rev ?? 0)) messages.set(message.cid, message)
}

const index = fc.nat(2)
const isOf = (story: Story, id: string): boolean => story.sent.some((said) => said.id === id)

const say = fc
  .record({ device: index, thread: index })
  .map(({ device, thread }): Step => async (story) => {
    const said = { id: story.ids[thread] ?? '', cid: randomUUID(), text: `${story.sent.length}` }
    await story.devices[device]?.shopper.say(said.id, said.text, said)
    story.sent.push(said)
  })
const repeat = fc
  .record({ device: index, which: fc.nat(20) })
  .map(({ device, which }): Step => async (story) => {
    const said = story.sent[which % Math.max(1, story.sent.length)]
    if (said) await story.devices[device]?.shopper.say(said.id, said.text, { cid: said.cid })
  })
const burst = fc
  .record({ thread: index, count: fc.integer({ min: 2, max: 6 }) })
  .map(({ thread, count }): Step => async (story) => {
    const all = Array.from({ length: count }, (_, n) => ({
      id: story.ids[thread] ?? '',
      cid: randomUUID(),
      text: `burst ${n}`,
    }))
    await Promise.all(
      [...all, ...all].map((said, n) =>
        story.devices[n % 3]?.shopper.say(said.id, said.text, { cid: said.cid }),
      ),
    )
    story.sent.push(...all)
  })
const reply = index.map((thread): Step => async (story) => {
  const id = story.ids[thread] ?? ''
  if (isOf(story, id))
    story.answered.push({ id, cid: await answer(server, story.shop, id, 'An answer') })
})
const rewrite = fc
  .record({ which: fc.nat(9), isDeleted: fc.boolean() })
  .map(({ which, isDeleted }): Step => async (story) => {
    const said = story.answered[which % Math.max(1, story.answered.length)]
    if (!said) return
    const rewriting = isDeleted ? ({ deleted: true } as const) : { text: `Another ${which}` }
    await changeAsShop(server, story.shop, said.id, (change) =>
      rewriteMessage(change, said.cid, rewriting),
    )
  })
const read = fc
  .record({ device: index, thread: index, readSeq: fc.nat(9) })
  .map(({ device, thread, readSeq }): Step => async (story) => {
    const id = story.ids[thread] ?? ''
    const path = `/v1/chat/conversations/${id}/signals`
    if (isOf(story, id))
      await story.devices[device]?.shopper.ask(path, { method: 'POST', body: { readSeq } })
  })
const end = fc
  .record({ device: index, thread: index })
  .map(({ device, thread }): Step => async (story) => {
    const id = story.ids[thread] ?? ''
    if (isOf(story, id)) await story.devices[device]?.shopper.end(id)
  })
const look = fc
  .record({ device: index, limit: fc.constantFrom(1, 2, 5, undefined) })
  .map(({ device, limit }): Step => async ({ devices }) => {
    const looking = devices[device]
    if (looking) await follow(looking, limit)
  })
/** The guest signs in; a member who has other things to read already may be signed in elsewhere. */
const join: Step = async (story) => {
  if (story.isJoined) return
  story.isJoined = true
  const member = await memberOf(story.shop, 'ana')
  const body = { secret: secretOf(story.word) }
  await member.ask(joinGuest.path, { method: 'POST', body })
  story.devices = story.devices.map(() => newDevice(member))
}
/** Wrote from another device before the guest was known to be the same person. */
const elsewhere: Step = async (story) => {
  const member = await memberOf(story.shop, 'ana')
  const said = { id: randomUUID(), cid: randomUUID(), text: 'Elsewhere' }
  await member.say(said.id, said.text, said)
  if (story.isJoined) story.sent.push(said)
}
const pass: Step = async () => server.clock.pass(30_000)

const STEPS = [say, say, repeat, burst, reply, reply, rewrite, read, look, look, end]
const step = fc.oneof(...STEPS, fc.constantFrom(join, elsewhere, pass))

async function beginStory(): Promise<Story> {
  const shop = await server.addShop()
  const word = randomUUID()
  const guest = await guestOf(shop, word)
  return {
    shop,
    word,
    ids: [randomUUID(), randomUUID(), randomUUID()],
    sent: [],
    answered: [],
    devices: [newDevice(guest), newDevice(guest), newDevice(guest)],
    isJoined: false,
  }
}

function stateOf({ messages, conversations }: Device): unknown {
  return {
    messages: [...messages.values()].sort((a, b) => a.cid.localeCompare(b.cid)),
    conversations: [...conversations.values()].sort((a, b) => a.id.localeCompare(b.id)),
  }
}

/** In a thread every number from 1 on, each once. */
function gaps({ messages, conversations }: Device): string[] {
  return [...conversations.values()].flatMap(({ id, lastSeq }) => {
    const seqs = [...messages.values()]
      .filter(({ conversationId }) => conversationId === id)
      .map(({ seq }) => seq)
      .sort((a, b) => a - b)
    const expected = Array.from({ length: lastSeq }, (_, n) => n + 1)
    return JSON.stringify(seqs) === JSON.stringify(expected) ? [] : [`${id}: ${seqs} of ${lastSeq}`]
  })
}

test('however it went, every device ends with the same threads, without a gap and with nothing twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      const story = await beginStory()
      for (const take of steps) await take(story)
      const first = story.devices[0]
      if (!first) throw new Error('There is no device.')
      const fromNothing = newDevice(first.shopper)

      for (const device of story.devices) await follow(device, 3)
      await follow(fromNothing)

      expect(gaps(first)).toEqual([])
      for (const device of [...story.devices, fromNothing])
        expect(stateOf(device)).toEqual(stateOf(first))
      const cids = [...first.messages.keys()]
      for (const { cid } of [...story.sent, ...story.answered]) expect(cids).toContain(cid)
    }),
    { numRuns: STORIES },
  )
}, 120_000)
