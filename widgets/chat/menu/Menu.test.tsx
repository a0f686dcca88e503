import { cleanup, fireEvent, screen } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { forgetTab } from '../../../src/ui/tab-memory.ts'
import type { ChatMessage } from '../contract/message.ts'
import { draw, WORDS } from '../render.fixture.ts'
import { createArrived, createStage, NOW, type StageOptions } from '../stage.fixture.ts'
import { sayMessage } from './say-message.ts'

afterEach(() => {
  cleanup()
  forgetTab()
  vi.restoreAllMocks()
})

async function openMenu(options: StageOptions = {}) {
  const stage = createStage(options)
  draw({ stage })
  fireEvent.click(screen.getByRole('button', { name: 'More' }))
  await screen.findByRole('switch', { name: 'Sound for new messages' })
  return stage
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

describe('the menu of a conversation', () => {
  it('takes the focus, and gives it back with Escape', async () => {
    await openMenu()
    const switchOfSound = screen.getByRole('switch')
    expect(document.activeElement?.contains(switchOfSound)).toBe(true)

    fireEvent.keyDown(switchOfSound, { key: 'Escape' })

    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'More' }))
    expect(screen.getByRole('log')).toBeTruthy()
  })

  it('says the reference, as one would on the telephone', async () => {
    await openMenu()

    expect(screen.getByText('Reference K7QX-42')).toBeTruthy()
  })

  it('turns the sound off', async () => {
    const { model } = await openMenu()

    fireEvent.click(screen.getByRole('switch'))

    expect(model.setSound.mock.calls).toEqual([[false]])
  })

  it('ends the conversation once the shopper is sure', async () => {
    const { model } = await openMenu()
    press('End the conversation')
    expect(model.end).not.toHaveBeenCalled()

    press('End it')

    await vi.waitFor(() => expect(screen.getByRole('log')).toBeTruthy())
    expect(model.end.mock.calls).toEqual([['c-1']])
  })

  it('leaves all as it is for who is not sure', async () => {
    const { model } = await openMenu()
    press('Delete my data from this chat')
    expect(document.activeElement?.textContent).toBe('Keep it')

    press('Keep it')

    expect(model.erase).not.toHaveBeenCalled()
    expect(document.activeElement?.textContent).toBe('Delete my data from this chat')
  })

  it('deletes everything, and goes back to the first page', async () => {
    const { model } = await openMenu()
    press('Delete my data from this chat')

    press('Delete for good')

    await vi.waitFor(() => expect(model.closeThread).toHaveBeenCalled())
    expect(model.erase).toHaveBeenCalledTimes(1)
  })

  it('says so when that did not work', async () => {
    const { model } = await openMenu()
    model.erase.mockRejectedValue(new Error('offline'))
    press('Delete my data from this chat')

    press('Delete for good')

    expect(await screen.findByText('That did not work. Please try again.')).toBeTruthy()
    expect(model.closeThread).not.toHaveBeenCalled()
  })

  it('offers nothing of a conversation that has not begun', async () => {
    await openMenu({ conversation: null, messages: [] })

    expect(screen.queryByRole('button', { name: 'End the conversation' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Save the conversation as a file' })).toBeNull()
  })
})

describe('a transcript by mail', () => {
  const mail = async (email: string, options: StageOptions = {}) => {
    const stage = await openMenu(options)
    press('Send me the conversation by mail')
    fireEvent.input(screen.getByLabelText('Your e-mail'), { target: { value: email } })
    return stage
  }

  it('goes to the address that was typed', async () => {
    const { model } = await mail(' maria@mail.example ')

    press('Send it')

    expect(await screen.findByText(/^It is on its way to/)).toBeTruthy()
    expect(model.mailTranscript.mock.calls).toEqual([['c-1', 'maria@mail.example']])
  })

  it('goes nowhere where there is no address', async () => {
    const { model } = await mail('maria')

    press('Send it')

    expect(await screen.findByText('Please check the address.')).toBeTruthy()
    expect(screen.getByLabelText('Your e-mail').getAttribute('aria-invalid')).toBe('true')
    expect(model.mailTranscript).not.toHaveBeenCalled()
  })

  it.each([
    ['rate_limited', /try again in an hour/],
    ['email_invalid', 'Please check the address.'],
    ['unavailable', 'That did not work. Please try again.'],
  ])('that is refused with %s says why', async (code, words) => {
    const { model } = await mail('maria@mail.example')
    model.mailTranscript.mockRejectedValue(Object.assign(new Error(code), { code }))

    press('Send it')

    expect(await screen.findByText(words)).toBeTruthy()
  })

  it('is not offered where the shop sends no mail', async () => {
    await openMenu({ facts: { mail: false } })

    expect(screen.queryByRole('button', { name: /by mail/ })).toBeNull()
  })
})

describe('a transcript as a file', () => {
  beforeEach(() => {
    vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:transcript')
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
  })

  it('is named by the reference, and holds what the model reads', async () => {
    const { model } = await openMenu()
    model.readTranscript.mockResolvedValue('Ana: Hello')

    press('Save the conversation as a file')

    await vi.waitFor(() => expect(URL.createObjectURL).toHaveBeenCalled())
    const [blob] = vi.mocked(URL.createObjectURL).mock.calls[0]!
    expect(await (blob as Blob).text()).toBe('Ana: Hello') // Safe: it is given nothing else.
    const [link] = vi.mocked(HTMLAnchorElement.prototype.click).mock.contexts
    expect((link as HTMLAnchorElement).download).toBe('K7QX-42.txt') // Safe: its own click.
  })

  it('says so when it cannot be read', async () => {
    const { model } = await openMenu()
    model.readTranscript.mockRejectedValue(new Error('offline'))

    press('Save the conversation as a file')

    expect(await screen.findByText('That did not work. Please try again.')).toBeTruthy()
  })

  const time = WORDS.format.time(new Date(NOW).toISOString())
  it.each<[string, Partial<ChatMessage>, string]>([
    ['an answer', { text: 'Hello' }, `November 22, ${time}, Ana: Hello`],
    ['an own one', { author: { kind: 'shopper' } }, `November 22, ${time}, You: Message 2`],
    [
      'a happening',
      { author: { kind: 'system' }, text: 'reopened' },
      `November 22, ${time}: The conversation is open again.`,
    ],
    [
      'a deleted one',
      { deleted: true, text: '' },
      `November 22, ${time}, Ana: This message was deleted.`,
    ],
    [
      'a file',
      {
        text: 'Here',
        attachments: [
          {
            id: 'f',
            name: 'a.pdf',
            type: 'application/pdf',
            bytes: 2000,
            url: 'https://x.example/f',
          },
        ],
      },
      `November 22, ${time}, Ana: Here\n  a.pdf (2 kB) https://x.example/f`,
    ],
  ])('says %s in a line', (_what, changes, line) => {
    expect(sayMessage(createArrived(2, changes), WORDS)).toBe(line)
  })
})
