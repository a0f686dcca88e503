import { act, cleanup, fireEvent, screen, within } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { forgetTab } from '../../src/ui/tab-memory.ts'
import { draw, type Stage } from './render.fixture.ts'
import { createArrived, createMessage, createStage } from './stage.fixture.ts'

beforeEach(() => vi.useFakeTimers({ shouldAdvanceTime: true }))

afterEach(() => {
  cleanup()
  forgetTab()
  vi.useRealTimers()
})

/** The region that is read aloud: the last of the section. */
const announcer = () => screen.getAllByRole('status').at(-1)!
const arrive = ({ model }: Stage, ...arrived: Parameters<typeof createArrived>[]) =>
  act(() => void (model.arrived.value = arrived.map((given) => createArrived(...given))))

describe('the section', () => {
  it('is a landmark of the page, and not of the panel', () => {
    draw({ place: 'page' })
    expect(screen.getByRole('region', { name: 'Chat with us' })).toBeTruthy()
    cleanup()

    draw()
    expect(screen.queryByRole('region', { name: 'Chat with us' })).toBeNull()
  })

  it('tells the model that somebody looks, and that nobody does any more', async () => {
    const stage = createStage()
    const leave = vi.fn()
    stage.model.show.mockReturnValue(leave)

    draw({ stage })
    expect(stage.model.show).toHaveBeenCalledTimes(1)
    expect(leave).not.toHaveBeenCalled()
    cleanup()

    await vi.waitFor(() => expect(leave).toHaveBeenCalledTimes(1))
  })

  it('keeps the focus when the page of the chat changes under it', async () => {
    const { model } = draw()
    const back = screen.getByRole('button', { name: 'All conversations' })
    back.focus()

    fireEvent.click(back)
    await act(async () => undefined)

    expect(model.closeThread).toHaveBeenCalled()
    expect(document.activeElement?.tagName).toBe('SECTION')
  })

  it('puts the focus where one can write when a conversation is opened', async () => {
    const { model } = draw({ isAtStart: true, conversation: null, messages: [] })
    const button = screen.getByRole('button', { name: 'Write to us' })
    button.focus()

    fireEvent.click(button)
    await act(async () => undefined)

    expect(model.openThread.mock.calls).toEqual([['new']])
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Your message' }))
  })

  it('says who answers and how soon', () => {
    draw()

    expect(screen.getByText('Ana', { selector: 'strong *' })).toBeTruthy()
    expect(screen.getByText('Usually answers within 5 minutes')).toBeTruthy()
  })
})

describe('what arrives', () => {
  it('is read aloud, by whom and what, from a region that was there before', () => {
    const stage = draw()
    const region = announcer()
    expect(region.textContent).toBe('')

    arrive(stage, [4, { text: 'It comes tomorrow.' }])

    expect(region.isConnected).toBe(true)
    expect(region.textContent).toBe('Ana says: It comes tomorrow.')
  })

  it('is taken away after a second, so that the same can be said again', () => {
    const stage = draw()
    arrive(stage, [4, { text: 'Yes' }])

    act(() => void vi.advanceTimersByTime(1000))
    expect(announcer().textContent).toBe('')
    arrive(stage, [6, { text: 'Yes' }])

    expect(announcer().textContent).toBe('Ana says: Yes')
  })

  it('in a crowd is counted', () => {
    const stage = draw()

    arrive(stage, [4], [6], [8], [10], [12])

    expect(announcer().textContent).toBe('5 new messages')
  })

  it('in threes is read', () => {
    const stage = draw()

    arrive(
      stage,
      [4],
      [6, { author: { kind: 'bot' } }],
      [8, { author: { kind: 'system' }, text: 'reopened' }],
    )

    expect(announcer().textContent).toBe(
      'Ana says: Message 4 Automatic answer says: Message 6 The conversation is open again.',
    )
  })

  it('is no news when it was there before', () => {
    const stage = createStage()
    stage.model.arrived.value = [createArrived(2)]

    draw({ stage })

    expect(announcer().textContent).toBe('')
  })

  it('never moves the focus', () => {
    const stage = draw()
    const field = screen.getByRole('textbox', { name: 'Your message' })
    field.focus()

    arrive(stage, [4])
    act(
      () => void (stage.thread.messages.value = [...stage.thread.messages.value, createMessage(4)]),
    )

    expect(document.activeElement).toBe(field)
  })

  it('is typed first: said once, and shown for as long as it lasts', () => {
    const { thread } = draw()

    act(() => void (thread.typing.value = 'Ana'))
    expect(announcer().textContent).toBe('Ana is typing')
    act(() => void vi.advanceTimersByTime(1000))
    act(() => void (thread.typing.value = ''))

    expect(announcer().textContent).toBe('')
    expect(screen.getByRole('log').textContent).toContain('The shop is typing')
  })
})

describe('the connection', () => {
  it('is said to be lost while it is', () => {
    const { model } = draw()
    act(() => void (model.link.value = 'lost'))
    expect(screen.getByText('No connection. What you write is kept and sent.')).toBeTruthy()

    act(() => void (model.link.value = 'live'))

    expect(screen.queryByText(/^No connection/)).toBeNull()
  })

  it('is said to be back, with how many came', () => {
    const { model } = draw()

    act(() => void (model.caughtUp.value = 3))

    expect(screen.getByText('Back. 3 new messages.').closest('[role="status"]')).toBeTruthy()
  })

  it('that nothing is kept is said, and what a sign-out has taken', () => {
    const { model } = draw()

    act(() => void (model.isKept.value = false))
    act(() => void (model.lost.value = 2))

    expect(screen.getByText(/^Not saved on this device/)).toBeTruthy()
    expect(screen.getByText('2 unsent messages went when you signed out.')).toBeTruthy()
  })
})

describe('by keyboard', () => {
  const log = () => screen.getByRole('log')
  const articles = () => within(log()).getAllByRole('article')
  const stops = () =>
    within(log())
      .getAllByRole('article')
      .filter(({ tabIndex }) => tabIndex === 0)
  const press = (key: string) => fireEvent.keyDown(document.activeElement!, { key })
  const messages = [2, 4, 6].map((seq) =>
    createMessage(seq, { text: 'https://fern.example', isEdited: seq === 6 }),
  )

  it('the thread is one stop: the last message, with what is in it', () => {
    draw({ messages })

    expect(stops()).toEqual([articles()[2]])
    expect(
      within(log())
        .getAllByRole('link')
        .map((link) => link.tabIndex),
    ).toEqual([-1, -1, 0])
  })

  it('arrows, Home and End go from message to message', () => {
    draw({ messages })
    articles()[2]!.focus()

    const went = ['ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowDown', 'Home', 'End'].map((key) => {
      press(key)
      return articles().indexOf(document.activeElement as HTMLElement) // Safe: none else is focused here.
    })

    expect(went).toEqual([1, 0, 0, 1, 0, 2])
    expect(stops()).toEqual([articles()[2]])
  })

  it('Escape goes from the thread to the field, and does not close the panel', () => {
    draw({ messages })
    articles()[2]!.focus()

    expect(press('Escape')).toBe(false)

    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Your message' }))
  })

  it('a quote leads to what it quotes', () => {
    const { author, text } = createMessage(2)
    draw({
      messages: [createMessage(2), createMessage(4, { replyTo: { cid: 'm-2', author, text } })],
    })

    fireEvent.click(screen.getByRole('button', { name: 'Go to the message of Ana: Message 2' }))

    expect(document.activeElement).toBe(articles()[0])
  })
})
