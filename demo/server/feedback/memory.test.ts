import { expect, test } from 'vitest'
import { AskMemory, putAskMemory } from '../../../widgets/feedback/contract.ts'
import { DAY } from '../testing/test-server.ts'
import { useServer } from '../testing/use-server.ts'
import { addSurvey, bodyOf, codeOf, guestOf, memberOf, type Shopper } from './feedback.fixture.ts'

const server = await useServer()
const NOTHING: AskMemory = { asked: [], closed: {}, never: false }

function put(shopper: Shopper, memory: Partial<AskMemory>): Promise<Response> {
  return shopper.ask(putAskMemory.path, { method: 'PUT', body: { ...NOTHING, ...memory } })
}

async function tell(shopper: Shopper, memory: Partial<AskMemory>): Promise<AskMemory> {
  return AskMemory.parse(await bodyOf(put(shopper, memory)))
}

const ago = (days: number): string =>
  new Date(server.clock.now().getTime() - days * DAY).toISOString()

test('what one device was asked, all of them know', async () => {
  const shop = await server.addShop()
  const [one, other] = [await memberOf(shop), await memberOf(shop)]
  const [first, second] = [
    { surveyId: 'nps', at: ago(2) },
    { surveyId: 'chat', at: ago(1) },
  ]

  await tell(one, { asked: [first], closed: { nps: { later: ago(2) } } })
  const known = await tell(other, { asked: [second], closed: { nps: { dismissed: ago(1) } } })
  const again = await tell(one, { asked: [first, second] })

  expect(known).toEqual({
    asked: [first, second],
    closed: { nps: { later: ago(2), dismissed: ago(1) } },
    never: false,
  })
  expect(again).toEqual(known)
  expect((await other.mine()).memory).toEqual(known)
})

test('“never” on one device is never on all, and nothing takes it back', async () => {
  const shop = await server.addShop()
  const ana = await memberOf(shop)
  await tell(ana, { never: true })

  expect(await tell(ana, { never: false })).toEqual({ ...NOTHING, never: true })
})

test('two devices at once lose nothing', async () => {
  const shop = await server.addShop()
  const ana = await memberOf(shop)
  const asked = Array.from({ length: 10 }, (_, n) => ({ surveyId: `s${n}`, at: ago(n + 1) }))

  await Promise.all(asked.map((each) => put(ana, { asked: [each] })))

  expect((await ana.mine()).memory?.asked).toEqual(asked.toReversed())
})

test('after two years it is forgotten, and a clock that is ahead is not believed', async () => {
  const shop = await server.addShop()
  const ana = await memberOf(shop)
  const kept = { surveyId: 'kept', at: ago(729) }

  const known = await tell(ana, {
    asked: [{ surveyId: 'old', at: ago(731) }, kept, { surveyId: 'ahead', at: ago(-400) }],
    closed: { old: { answered: ago(731) }, ahead: { dismissed: ago(-400) } },
  })

  expect(known).toEqual({ ...NOTHING, asked: [kept] })
})

test('an answer counts as one, though no device has told of it', async () => {
  const shop = await server.addShop()
  await addSurvey(server, shop)
  const ana = await memberOf(shop)
  await ana.answer({ likely: 9 }, { finished: false })

  expect((await ana.mine()).memory).toEqual({
    ...NOTHING,
    closed: { 'after-order': { answered: '2026-06-10T12:00:00.000Z' } },
  })
})

test('a guest’s memory is kept by their browser alone', async () => {
  const shop = await server.addShop()
  const guest = await guestOf(shop)

  expect(await codeOf(put(guest, { never: true }))).toBe('session_expired')
  expect(await guest.mine()).not.toHaveProperty('memory')
})
