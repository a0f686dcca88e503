import { afterEach, describe, expect, it } from 'vitest'
import { disposeModels } from '../../../src/model/context.fixture.ts'
import { ChatFacts } from '../contract/facts.ts'
import { toFacts } from './facts.ts'
import { openBrowser, outgoing } from './chatwoot-stage.fixture.ts'

afterEach(disposeModels)

const ofShop: ChatFacts = {
  revision: 3,
  timezone: 'Europe/Bucharest',
  greeting: { en: 'Ask us anything' },
  isOnline: true,
  channels: { whatsapp: '+40721123456' },
  preChat: { when: 'first', fields: [] },
  answers: [{ id: 'a', question: { en: 'Returns?' }, answer: { en: '30 days' }, isStarter: true }],
  orderStatus: true,
  mail: true,
}

describe('facts', () => {
  it('are the hours of the inbox, Sunday last', () => {
    const facts = toFacts(
      {
        timezone: 'Europe/Berlin',
        working_hours_enabled: true,
        working_hours: [
          { day_of_week: 0, closed_all_day: true },
          { day_of_week: 0, open_all_day: true },
          { day_of_week: 1, open_hour: 9, open_minutes: 0, close_hour: 17, close_minutes: 30 },
        ],
      },
      undefined,
      true,
    )

    expect(ChatFacts.safeParse(facts).success).toBe(true)
    expect(facts).toMatchObject({
      timezone: 'Europe/Berlin',
      isOnline: true,
      hours: {
        weekly: [
          { day: 7, from: '00:00', to: '00:00' },
          { day: 1, from: '09:00', to: '17:30' },
        ],
      },
    })
  })

  it('promise no hours where the inbox has none', () => {
    expect(toFacts({ working_hours_enabled: false, working_hours: [] }, undefined, false)).toEqual(
      expect.not.objectContaining({ hours: expect.anything() }),
    )
  })

  it('keep the zone of the shop where the browser knows no such name', () => {
    expect(toFacts({ timezone: 'Mars/Olympus' }, ofShop, false).timezone).toBe('Europe/Bucharest')
  })

  it('are otherwise those of the shop’s own backend', async () => {
    const { backend } = openBrowser({ ownFacts: ofShop })

    expect(await backend.facts()).toMatchObject({
      channels: ofShop.channels,
      answers: ofShop.answers,
      greeting: ofShop.greeting,
      orderStatus: true,
      mail: false,
      isOnline: false,
    })
  })

  it('leave the greeting to a server that has one, and shows it as a message', async () => {
    const { backend, server, read, thread } = openBrowser({ ownFacts: ofShop })
    server.settings.hasGreeting = true
    await backend.send(outgoing('Hello'))
    await read()

    expect((await backend.facts()).greeting).toBeUndefined()
    expect(thread()).toMatchObject([
      { author: { kind: 'shopper' } },
      { author: { kind: 'bot' }, text: 'Welcome! We answer soon.' },
    ])
  })

  it('can do without a backend of ours', async () => {
    const { backend } = openBrowser()

    expect(ChatFacts.safeParse(await backend.facts()).success).toBe(true)
  })
})
