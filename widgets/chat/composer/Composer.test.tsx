import { act, cleanup, fireEvent, screen } from '@testing-library/preact'
import { describe, expect, it, vi } from 'vitest'
import { draw } from '../render.fixture.ts'
import {
  createConversation,
  createMessage,
  createStage,
  type createThread,
} from '../stage.fixture.ts'
import { field, press, useField } from './composer.fixture.ts'

const device = useField()

const write = (value: string) => fireEvent.input(field(), { target: { value } })
const note = () => document.getElementById(field().getAttribute('aria-describedby')!)?.textContent

/** As often as it was asked for, each time with what was sent. */
const texts = ({ send }: ReturnType<typeof createThread>): string[] =>
  send.mock.calls.map(([{ text }]) => text)

describe('a text', () => {
  it('is sent by Enter and is gone from the field once it is kept', async () => {
    const { thread } = draw()
    write(' Hello\n')

    press('Enter')

    await vi.waitFor(() => expect(field().value).toBe(''))
    expect(texts(thread)).toEqual(['Hello'])
  })

  it('is sent by the button', async () => {
    const { thread } = draw()
    write('Hello')

    fireEvent.click(screen.getByRole('button', { name: 'Send' }))

    await vi.waitFor(() => expect(texts(thread)).toEqual(['Hello']))
    expect(document.activeElement).toBe(field())
  })

  it.each([
    ['Shift', { shiftKey: true }],
    ['Alt', { altKey: true }],
    ['an input method that composes', { isComposing: true }],
    ['an input method of WebKit', { keyCode: 229 }],
  ])('is not sent by Enter with %s', async (_what, more) => {
    const { thread } = draw()
    write('Hello')

    press('Enter', more)
    await act(async () => undefined)

    expect(texts(thread)).toEqual([])
  })

  it('gets a new line by Enter on glass, and is sent with Control', async () => {
    device.isTouch = true
    const { thread } = draw()
    write('Hello')

    press('Enter')
    await act(async () => undefined)
    expect(texts(thread)).toEqual([])

    press('Enter', { ctrlKey: true })
    await vi.waitFor(() => expect(texts(thread)).toEqual(['Hello']))
  })

  it('that is empty is not sent', async () => {
    const { thread } = draw()
    write('  \n')

    press('Enter')
    await act(async () => undefined)

    expect(texts(thread)).toEqual([])
  })

  it('typed while the one before is being kept belongs to the next message', async () => {
    const stage = createStage()
    let keep = (): void => undefined
    stage.thread.send.mockImplementationOnce(
      () => new Promise((resolve) => (keep = () => resolve(undefined))),
    )
    draw({ stage })
    write('One')
    press('Enter')
    await vi.waitFor(() => expect(texts(stage.thread)).toEqual(['One']))

    write('One two')
    press('Enter')
    keep()

    await vi.waitFor(() => expect(texts(stage.thread)).toEqual(['One', 'two']))
    await vi.waitFor(() => expect(field().value).toBe(''))
  })

  it('that could not be kept stays in the field, with the reason', async () => {
    const stage = createStage()
    stage.thread.send.mockRejectedValueOnce(
      Object.assign(new Error('too large'), { code: 'payload_too_large' }),
    )
    draw({ stage })
    write('Hello')

    press('Enter')

    expect((await screen.findByText('A file is too large.')).getAttribute('role')).toBe('alert')
    expect(field().value).toBe('Hello')
  })

  it('is there again on the next page, and of each conversation its own', () => {
    draw()
    write('Half a sen')
    cleanup()

    draw()
    expect(field().value).toBe('Half a sen')
    cleanup()

    draw({ conversation: { id: 'c-2' } })
    expect(field().value).toBe('')
  })

  it('that is too long says by how much, and is not sent', async () => {
    const { thread } = draw()
    write('x'.repeat(150_000))
    expect(note()).toBe('142,000 characters too many')

    press('Enter')

    const refusal = await screen.findAllByText('142,000 characters too many')
    expect(refusal.map((element) => element.getAttribute('role'))).toContain('alert')
    expect(texts(thread)).toEqual([])
    expect(field().value).toHaveLength(150_000)
  })

  it('says what is left near the limit, and not before', () => {
    draw()
    write('x'.repeat(7000))
    expect(note()).toBe('')

    write('x'.repeat(7999))

    expect(note()).toBe('1 character left')
  })

  it('is told as typing, until it is sent or left', async () => {
    const { thread } = draw()
    write('H')
    write('')
    write('Hello')
    press('Enter')
    await vi.waitFor(() => expect(field().value).toBe(''))

    expect(thread.type.mock.calls.flat()).toEqual([true, false, true, false])
  })
})

describe('an answer to one message', () => {
  it('shows which, goes along, and is over once it is sent', async () => {
    const { thread } = draw()
    fireEvent.click(screen.getAllByRole('button', { name: 'Reply' })[1]!)
    expect(screen.getByText('Reply to Ana')).toBeTruthy()
    expect(document.activeElement).toBe(field())

    write('Yes')
    press('Enter')

    await vi.waitFor(() => expect(screen.queryByText('Reply to Ana')).toBeNull())
    expect(thread.send.mock.calls[0]![0]).toMatchObject({ text: 'Yes', replyTo: 'm-2' })
  })

  it('is dropped by Escape, which then is the panel’s again', () => {
    draw()
    fireEvent.click(screen.getAllByRole('button', { name: 'Reply' })[1]!)

    expect(press('Escape')).toBe(false)
    expect(screen.queryByText('Reply to Ana')).toBeNull()
    expect(press('Escape')).toBe(true)
  })

  it('is not offered where the backend knows none', () => {
    draw({ can: { replies: false } })

    expect(screen.queryByRole('button', { name: 'Reply' })).toBeNull()
  })
})

describe('below the field stands', () => {
  it.each([
    ['that writing opens again', { stage: 'resolved' }, 'Writing opens the conversation again.'],
    ['that mail comes', { stage: 'new', hasEmail: true }, /also reaches you by mail/],
    ['nothing else', { stage: 'open', hasEmail: true }, ''],
  ] as const)('%s', (_what, changes, words) => {
    draw({ conversation: createConversation(changes), messages: [createMessage(2)] })

    expect(note()).toMatch(words)
  })
})

it('the first message after an invitation says which it was', async () => {
  const stage = createStage({ messages: [], conversation: null })
  stage.model.invitation.value = { campaignId: 'camp-1', text: 'Need help?' }
  draw({ stage })
  write('Yes')

  press('Enter')

  await vi.waitFor(() => expect(stage.thread.send).toHaveBeenCalled())
  expect(stage.thread.send.mock.calls[0]![0].context).toEqual({ campaignId: 'camp-1' })
})
