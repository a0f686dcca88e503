import { act, cleanup, fireEvent, screen, within } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { forgetTab } from '../../../src/ui/tab-memory.ts'
import type { ThreadMessage } from '../model/chat-model.ts'
import { draw } from '../render.fixture.ts'
import { createMessage, createStage, NOW } from '../stage.fixture.ts'

beforeEach(() => vi.setSystemTime(NOW))

afterEach(() => {
  cleanup()
  forgetTab()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const log = () => screen.getByRole('log', { name: 'Conversation' })
const articles = () => within(log()).getAllByRole('article')
const own = (changes: Partial<ThreadMessage>): ThreadMessage => ({
  ...createMessage(1),
  ...changes,
})

describe('messages', () => {
  it('are a list within a log that is not read out by itself', () => {
    draw()

    expect(log().getAttribute('aria-live')).toBe('off')
    expect(articles().map((article) => article.closest('li') !== null)).toEqual([true, true])
  })

  it('are named by who says them, when, and what', () => {
    draw({ messages: [createMessage(2, { text: 'Hello Maria' })] })

    const [named] = articles()
    const words = named!
      .getAttribute('aria-labelledby')!
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent)
    expect(words.join(' ')).toMatch(/^AAna .*\d:\d\d.* Hello Maria/)
  })

  it.each([
    ['today', NOW - 60_000, 'Today'],
    ['yesterday', NOW - 86_400_000, 'Yesterday'],
    ['before', NOW - 12 * 86_400_000, 'November 10'],
  ])('of %s stand under their day', (_when, at, day) => {
    draw({ messages: [createMessage(2, { at })] })

    expect(within(log()).getByText(day)).toBeTruthy()
  })

  it.each([
    ['resolved', 'The conversation was closed. Writing opens it again.'],
    ['reopened', 'The conversation is open again.'],
    ['taken', 'Ana is with you now.'],
    ['something_of_tomorrow', 'something_of_tomorrow'],
  ])('of the system say in words what happened: %s', (text, words) => {
    draw({ messages: [createMessage(2, { author: { kind: 'system', name: 'Ana' }, text })] })

    expect(articles().map(({ textContent }) => textContent)).toEqual([words])
  })

  it('that were edited or deleted say so, and a deleted one says nothing else', () => {
    draw({
      messages: [
        createMessage(2, { isEdited: true, text: 'Newer' }),
        createMessage(4, { isDeleted: true, text: 'Secret' }),
      ],
    })

    expect(articles()[0]!.textContent).toContain('NewerEdited')
    expect(articles()[1]!.textContent).toContain('This message was deleted.')
    expect(log().textContent).not.toContain('Secret')
  })

  it('that are unread when one comes have the mark before the first of them', () => {
    draw({
      conversation: { readSeq: 2, unread: 2 },
      messages: [createMessage(2), createMessage(4), createMessage(6)],
    })

    expect(screen.getByText('New').closest('li')?.dataset['cid']).toBe('m-4')
  })

  it('have no mark before what one watches coming', () => {
    const { thread } = draw()

    act(() => void (thread.messages.value = [...thread.messages.value, createMessage(4)]))

    expect(screen.queryByText('New')).toBeNull()
  })

  it('are drawn anew only where something has changed', () => {
    const { thread } = draw()
    const [first] = articles()
    const before = first!.firstElementChild

    act(() => void (thread.messages.value = [...thread.messages.value, createMessage(4)]))

    expect(articles()[0]!.firstElementChild).toBe(before)
    expect(articles()).toHaveLength(3)
  })

  it('of nobody yet are asked for', () => {
    draw({ messages: [], conversation: null })

    expect(log().textContent).toContain('You need not wait')
  })
})

describe('a text', () => {
  const say = (text: string): HTMLElement => {
    draw({ messages: [createMessage(2, { text })] })
    return articles()[0]!.querySelector<HTMLElement>('.chat-text')!
  }

  it('with markup is shown as it was written', () => {
    const markup = '<img src=x onerror=alert(1)><script>alert(2)</script>'

    const shown = say(markup)

    expect(shown.textContent).toBe(markup)
    expect(shown.children).toHaveLength(0)
  })

  it('turns its own way, and keeps overrides to itself', () => {
    const shown = say('\u202Eabc')

    expect(shown.getAttribute('dir')).toBe('auto')
    expect(shown.textContent).toBe('\u202Eabc')
  })

  it('has links that open elsewhere, and give nothing away', () => {
    const link = say('https://fern.example/a').querySelector('a')!

    expect([link.href, link.target, link.rel]).toEqual([
      'https://fern.example/a',
      '_blank',
      'noopener noreferrer nofollow',
    ])
  })

  it('with an address of script has no link', () => {
    expect(say('javascript:alert(1)').querySelector('a')).toBeNull()
  })

  it('of 150,000 characters is folded, and unfolded when asked for', () => {
    const shown = say('x'.repeat(150_000))
    expect(shown.textContent!.length).toBe(3001)

    fireEvent.click(screen.getByRole('button', { name: 'Show all of it' }))

    expect(shown.textContent!.length).toBe(150_000)
  })
})

describe('an own message', () => {
  it.each([
    ['sending', 'Sending'],
    ['sent', 'Sent'],
    ['delivered', 'Delivered'],
    ['read', 'Read'],
    ['waiting', 'Waiting'],
  ] as const)('that is %s says “%s”, with a sign', (delivery, words) => {
    draw({ messages: [own({ delivery })] })

    const state = document.getElementById('m-1-state')!
    expect(state.textContent).toContain(words)
    expect(state.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true')
  })

  it.each([
    ['offline', 'Waiting for a connection'],
    ['rate_limited', 'Waiting a moment, as the shop has asked'],
  ])('that waits says why: %s', (code, words) => {
    draw({ messages: [own({ delivery: 'waiting', reason: { code } })] })

    expect(document.getElementById('m-1-state')!.textContent).toContain(words)
  })

  it('that failed is tried again when asked for', () => {
    const { thread } = draw({ messages: [own({ delivery: 'failed' })] })

    fireEvent.click(screen.getByRole('button', { name: 'Try again' }))

    expect(thread.retry.mock.calls).toEqual([['m-1']])
  })

  it.each([
    ['payload_too_large', 'Not sent: A file is too large.'],
    ['chat_blocked', 'Not sent: The shop takes no messages from here any more.'],
    ['expired', 'Not sent: It could not be sent for a whole day.'],
    ['of_tomorrow', 'Not sent: The shop did not take it.'],
  ])('that was refused says why: %s', (code, words) => {
    draw({ messages: [own({ delivery: 'refused', reason: { code } })] })

    expect(screen.getByText(words).getAttribute('role')).toBe('alert')
  })

  it('that was refused goes back into the field, with what belongs to it', async () => {
    const stage = createStage({ messages: [createMessage(2), own({ delivery: 'refused' })] })
    const file = new File(['x'], 'a.txt', { type: 'text/plain' })
    stage.thread.takeBack.mockResolvedValue({ text: 'Too long', files: [file], replyTo: 'm-2' })
    draw({ stage })

    fireEvent.click(screen.getByRole('button', { name: 'Edit' }))

    const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Your message' })
    await vi.waitFor(() => expect(field.value).toBe('Too long'))
    expect(stage.thread.takeBack.mock.calls).toEqual([['m-1']])
    expect(screen.getByRole('button', { name: 'Remove a.txt' })).toBeTruthy()
    expect(screen.getByText('Reply to Ana')).toBeTruthy()
    expect(document.activeElement).toBe(field)
  })
})

describe('files', () => {
  const FILE = { id: 'f', name: 'bill.pdf', type: 'application/pdf', bytes: 84_000 }

  it('are links with name and size', () => {
    draw({ messages: [createMessage(2, { files: [{ ...FILE, url: 'https://api.example/f' }] })] })

    const link = screen.getByRole<HTMLAnchorElement>('link', { name: 'Open bill.pdf, 84 kB' })
    expect([link.href, link.rel]).toEqual(['https://api.example/f', 'noopener noreferrer nofollow'])
  })

  it('whose address is script are no links', () => {
    draw({ messages: [createMessage(2, { files: [{ ...FILE, url: 'javascript:alert(1)' }] })] })

    expect(within(log()).queryByRole('link')).toBeNull()
    expect(log().textContent).toContain('bill.pdf')
  })

  const PICTURE = {
    id: 'p',
    name: 'tea.jpg',
    type: 'image/jpeg',
    bytes: 5,
    width: 400,
    height: 300,
  }

  it('that are pictures keep their room before they are there, and are lines if they cannot be had', () => {
    draw({
      messages: [createMessage(2, { files: [{ ...PICTURE, url: 'https://api.example/p' }] })],
    })
    const picture = screen.getByRole('img', { name: 'Picture: tea.jpg' })
    expect([picture.getAttribute('width'), picture.getAttribute('height')]).toEqual(['400', '300'])

    fireEvent.error(picture)

    expect(screen.getByRole('link', { name: 'Open tea.jpg, 1 kB' })).toBeTruthy()
  })

  it('on their way show how far they are, and can be stopped', () => {
    const { thread } = draw({
      messages: [own({ delivery: 'sending', files: [{ ...FILE, progress: 0.42 }] })],
    })
    expect(screen.getByRole('progressbar', { name: 'bill.pdf' }).getAttribute('value')).toBe('0.42')
    expect(log().textContent).toContain('Uploading, 42%')

    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }))

    expect(thread.takeBack.mock.calls).toEqual([['m-1']])
  })
})
