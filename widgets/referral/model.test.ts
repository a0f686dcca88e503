import { afterEach, describe, expect, it, vi } from 'vitest'
import { readReferralHome, readReferralProgram, type ReferralHome } from './contract.ts'
import {
  ANA,
  disposeModels,
  down,
  MIHAI,
  NOBODY,
  never,
  refuse,
  setUp,
  whenKnown,
} from './model.fixture.ts'
import { createHome, LINK, PROGRAM } from './program.fixture.ts'

afterEach(disposeModels)

const READ_AT = '2026-11-22T10:00:00.000Z'

/** What an earlier page has left. */
function cacheOf(home: ReferralHome, memberId: string | undefined = ANA.memberId) {
  return new Map<string, unknown>([
    ['home', { home, readAt: READ_AT, memberId }],
    ['program', PROGRAM],
  ])
}

describe('the home of an advocate', () => {
  it('is read with the rules, at the same time, and kept for the next page', async () => {
    const { model, store, call } = await whenKnown(setUp())

    expect(model.status.value).toBe('advocate')
    expect(model.home.value?.link).toBe(LINK)
    expect(model.program.value).toEqual(PROGRAM)
    expect(call).toHaveBeenCalledTimes(2)
    expect(store.get('home')).toMatchObject({ home: { revision: 7 }, memberId: 'm-ana' })
  })

  it('has its link before the server answers, if an earlier page has left it', async () => {
    const silent = [readReferralHome, never] as const
    const { model } = setUp({
      store: cacheOf(createHome()),
      answers: [silent, [readReferralProgram, never]],
    })

    await vi.waitFor(() => expect(model.home.value?.link).toBe(LINK))
    expect(model.status.value).toBe('advocate')
    expect(model.program.value).toEqual(PROGRAM)
  })

  it('asks nothing before something of it is drawn', async () => {
    const { model, call } = setUp({ isIdle: true })
    await Promise.resolve()
    expect(call).not.toHaveBeenCalled()

    model.start()

    await vi.waitFor(() => expect(model.status.value).toBe('advocate'))
  })

  it('says since when it is old, once the server has failed', async () => {
    const stage = setUp({
      store: cacheOf(createHome()),
      answers: [[readReferralHome, down]],
    })

    await vi.waitFor(() => expect(stage.model.staleSince.value).toBe(READ_AT))
    expect(stage.model.status.value).toBe('advocate')
  })

  it('is fresh again after the next answer', async () => {
    const stage = setUp({ store: cacheOf(createHome()), answers: [[readReferralHome, down]] })
    await vi.waitFor(() => expect(stage.model.staleSince.value).toBe(READ_AT))
    stage.answers.set(readReferralHome, () => createHome({ revision: 8 }))

    await stage.model.refresh()

    expect(stage.model.staleSince.value).toBeUndefined()
  })

  it('fails visibly when there is nothing to show, and recovers by refresh', async () => {
    const { model, answers, context } = await whenKnown(
      setUp({ answers: [[readReferralHome, down]] }),
    )
    expect(model.status.value).toBe('failed')
    expect(context.report).toHaveBeenCalledWith(new Error('down'))
    answers.set(readReferralHome, () => createHome())

    await model.refresh()

    expect(model.status.value).toBe('advocate')
  })

  it('is shown without the rules where those cannot be had', async () => {
    const { model } = await whenKnown(setUp({ answers: [[readReferralProgram, down]] }))

    expect(model.status.value).toBe('advocate')
    expect(model.program.value).toBeUndefined()
  })

  it('drops an answer older than what it has', async () => {
    const { model, answers } = await whenKnown(setUp())
    answers.set(readReferralHome, () => createHome({ revision: 6, code: 'OLD' }))

    await model.refresh()

    expect(model.home.value?.code).toBe('ANA-7K2P')
  })

  it('is read again when the server says that it changed', async () => {
    const { model, answers, announceChange } = await whenKnown(setUp())
    answers.set(readReferralHome, () => createHome({ revision: 8, rewards: [] }))

    announceChange()

    await vi.waitFor(() => expect(model.home.value?.revision).toBe(8))
  })

  it('never shows one shopper the link of another', async () => {
    let answerForAna: (home: ReferralHome) => void = () => undefined
    const slow = () => new Promise((resolve) => (answerForAna = resolve))
    const { model, member, answers } = setUp({ answers: [[readReferralHome, slow]] })
    await vi.waitFor(() => expect(answerForAna).not.toBe(undefined))
    answers.set(readReferralHome, () => createHome({ revision: 1, code: 'MIHAI' }))
    member.value = MIHAI
    await vi.waitFor(() => expect(model.home.value?.code).toBe('MIHAI'))

    answerForAna(createHome({ revision: 99 }))
    await new Promise((resolve) => setTimeout(resolve))

    expect(model.home.value?.code).toBe('MIHAI')
  })

  it('shows nothing of what another shopper has left in the store', async () => {
    const { model } = setUp({
      store: cacheOf(createHome(), 'm-mihai'),
      answers: [[readReferralHome, never]],
    })

    await vi.waitFor(() => expect(model.program.value).toBeTruthy())
    expect(model.home.value).toBeUndefined()
  })

  it('is gone in the same tick as the sign-out', async () => {
    const { model, member } = await whenKnown(setUp())

    member.value = NOBODY

    expect(model.home.value).toBeUndefined()
    expect(model.friends.all.value).toEqual([])
  })

  it('ignores a cache of another shape', async () => {
    const store = new Map<string, unknown>([['home', { home: { code: 5 }, memberId: 'm-ana' }]])

    const { model } = await whenKnown(setUp({ store }))

    expect(model.home.value?.code).toBe('ANA-7K2P')
  })

  it.each([
    ['member_excluded', 403, 'excluded'],
    ['program_paused', 423, 'paused'],
    ['not_found', 404, 'none'],
  ])('answered %s, is %s', async (code, status, expected) => {
    const { model, context } = await whenKnown(
      setUp({ answers: [[readReferralHome, refuse(code, status)]] }),
    )

    expect(model.status.value).toBe(expected)
    expect(context.report).not.toHaveBeenCalled()
  })

  it('can be looked at while the programme rests', async () => {
    const stage = setUp({
      store: cacheOf(createHome()),
      answers: [
        [readReferralHome, refuse('program_paused', 423)],
        [readReferralProgram, () => ({ ...PROGRAM, status: 'paused' })],
      ],
    })

    await vi.waitFor(() => expect(stage.model.isPaused.value).toBe(true))
    expect(stage.model.status.value).toBe('advocate')
  })
})

describe('moments', () => {
  const ORDER = { kind: 'event', name: 'order.placed', props: {} } as const

  it('an order asks somebody who can invite', async () => {
    const { model, context } = setUp({ isIdle: true })

    model.wake(ORDER)

    await vi.waitFor(() => expect(context.propose).toHaveBeenCalledOnce())
    expect(model.asking.moment.value).toBe('order')
  })

  it.each<[string, Parameters<typeof setUp>[0]]>([
    [
      'who would get nothing for it',
      {
        answers: [[readReferralHome, () => createHome({ cap: { left: 0 } })]],
      },
    ],
    [
      'while the programme rests',
      {
        answers: [[readReferralProgram, () => ({ ...PROGRAM, status: 'paused' })]],
      },
    ],
    [
      'who needs an account for it',
      {
        member: NOBODY,
        answers: [[readReferralProgram, () => ({ ...PROGRAM, guests: false })]],
      },
    ],
  ])('an order asks nobody %s', async (_what, options) => {
    const { model, context } = await whenKnown(setUp(options))

    model.wake(ORDER)
    await new Promise((resolve) => setTimeout(resolve))

    expect(context.propose).not.toHaveBeenCalled()
  })

  it('an order asks nobody who looks at it already', async () => {
    const { model, context } = await whenKnown(setUp())
    model.show('page')

    model.wake(ORDER)
    await new Promise((resolve) => setTimeout(resolve))

    expect(context.propose).not.toHaveBeenCalled()
  })

  it('passing the link on takes the question back', async () => {
    const { model, context } = await whenKnown(setUp())

    model.noteShared('copy')

    expect(context.track).toHaveBeenCalledExactlyOnceWith('referral.shared', { channel: 'copy' })
    expect(context.withdraw).toHaveBeenCalledWith('ask')
  })

  it('a view is told of once, and as whose', async () => {
    const { model, context } = await whenKnown(setUp())

    model.show('page')
    model.show('panel')

    expect(context.track.mock.calls).toEqual([
      ['referral.viewed', { place: 'page', as: 'advocate' }],
    ])
  })
})

it('goes on with defaults and a word to the developer when the options are wrong', async () => {
  const { model, context } = setUp({ options: { channels: 'all' } })

  expect(context.report).toHaveBeenCalledOnce()
  expect(model.channels).toContain('copy')
})

it('hears no more of anything once it is gone', async () => {
  const { model, listeners, member, call } = await whenKnown(setUp())
  const asked = call.mock.calls.length

  model.dispose()
  member.value = MIHAI

  expect(listeners.size).toBe(0)
  expect(call).toHaveBeenCalledTimes(asked)
})
