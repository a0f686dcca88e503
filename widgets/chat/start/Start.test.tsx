import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import { recall } from '../../../src/ui/tab-memory.ts'
import { createFacts } from './facts.fixture.ts'
import { clear, createConversation, createStage, type StageOptions } from './stage.fixture.ts'
import { Start } from './Start.tsx'

afterEach(clear)

function draw(options?: StageOptions) {
  const stage = createStage(options)
  return { ...stage, ...render(<Start {...stage.props} />) }
}

const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name })

describe('the first page', () => {
  it('greets in the words of the shop, and says who is there', () => {
    draw()

    expect(screen.getByRole('heading', { name: 'Hello from Fern' })).toBeTruthy()
    expect(screen.getByText('We are online')).toBeTruthy()
    expect(screen.getByText('Usually answers within 5 minutes')).toBeTruthy()
  })

  it('leads to a person at once', () => {
    const { openThread } = draw()

    fireEvent.click(button('Write to us'))

    expect(openThread).toHaveBeenCalledWith('new')
  })

  it('leads to a person also where nothing is known of the shop', () => {
    const { openThread, refresh } = draw({ facts: undefined, status: 'failed' })

    expect(screen.getByText(/it is kept and sent later/)).toBeTruthy()
    fireEvent.click(button('Try again'))
    fireEvent.click(button('Write to us'))

    expect(refresh).toHaveBeenCalled()
    expect(openThread).toHaveBeenCalledWith('new')
  })

  it('shows what was known before while the shop cannot be reached', () => {
    draw({ status: 'stale' })

    expect(screen.getByText(/This was known before/)).toBeTruthy()
    expect(screen.getByText('How long does delivery take?')).toBeTruthy()
    expect(screen.getByRole('link', { name: 'WhatsApp' })).toBeTruthy()
  })

  it('has the shop’s own greeting or ours', () => {
    const { greeting: _none, ...facts } = createFacts()
    draw({ facts })

    expect(screen.getByRole('heading', { name: 'How can we help?' })).toBeTruthy()
  })
})

describe('conversations', () => {
  it('are listed with subject, stage, who answers and what is new', () => {
    const { openThread } = draw({ conversations: [createConversation()] })

    const row = button(/^Is the teapot back\?.*Answered · With Ioana.*2 new$/)
    fireEvent.click(row)

    expect(openThread).toHaveBeenCalledWith(createConversation().id)
    expect(button('New message')).toBeTruthy()
  })

  it('are three at once, and all when asked for', () => {
    const conversations = ['a', 'b', 'c', 'd', 'e'].map((id) =>
      createConversation({ id, subject: `About ${id}`, unread: 0 }),
    )
    draw({ conversations })

    expect(screen.getAllByRole('button', { name: /^About/ })).toHaveLength(3)
    fireEvent.click(button('Show 2 more'))

    expect(screen.getAllByRole('button', { name: /^About/ })).toHaveLength(5)
  })

  it('without a text are called by their reference', () => {
    draw({ conversations: [createConversation({ subject: '', stage: 'resolved', unread: 0 })] })

    expect(button(/^K7QX-42.*Closed/)).toBeTruthy()
  })
})

describe('answers', () => {
  const search = (text: string): void => {
    const field = screen.getByRole('searchbox', { name: 'Search the answers' })
    fireEvent.input(field, { target: { value: text } })
    fireEvent.blur(field)
  }
  const open = (question: string): void => {
    const details = screen.getByText(question).closest('details')!
    details.open = true
    fireEvent(details, new Event('toggle'))
  }

  it('begin with the starters, and others are found', () => {
    draw()
    expect(screen.queryByText('Do you wrap gifts?')).toBeNull()

    search('wrap')

    expect(screen.getByText('Do you wrap gifts?')).toBeTruthy()
    expect(screen.queryByText('How long does delivery take?')).toBeNull()
    expect(screen.getByText('1 answer')).toBeTruthy()
  })

  it('open in place, with links, and are counted', () => {
    const { track } = draw()

    open('How long does delivery take?')

    const link = screen.getByRole('link', { name: 'https://fern.example/delivery' })
    expect(link.getAttribute('href')).toBe('https://fern.example/delivery')
    expect(track).toHaveBeenCalledWith('chat.answer_read', { answerId: 'ship', found: 'starter' })
  })

  it('go along to a person with the question', () => {
    draw()

    open('Can I send something back?')

    expect(JSON.parse(recall().drafts!['chat.before']!)).toEqual([
      { asked: 'Can I send something back?', answered: 'Within 30 days.' },
    ])
    expect(screen.getByRole('link', { name: 'Read more' }).getAttribute('href')).toBe('/returns')
  })

  it('ask whether they helped, and say thanks where the buttons were', () => {
    draw()
    open('Can I send something back?')

    fireEvent.click(screen.getAllByRole('button', { name: 'Yes' })[1]!)

    expect(document.activeElement?.textContent).toBe('Good to know, thank you.')
  })

  it('that did not help lead to a person', () => {
    const { openThread } = draw()
    open('How long does delivery take?')

    fireEvent.click(screen.getAllByRole('button', { name: 'No' })[0]!)
    expect(document.activeElement?.textContent).toMatch(/^Sorry about that/)
    fireEvent.click(button('Ask a person'))

    expect(openThread).toHaveBeenCalledWith('new')
  })

  it('that are not there are said so, and the question is taken to a person', () => {
    const { openThread } = draw()

    search('  marzipan ')

    expect(screen.getByText('Nothing found for “marzipan”.')).toBeTruthy()
    fireEvent.click(button('Ask a person'))
    expect(openThread).toHaveBeenCalledWith('new')
    expect(recall().drafts?.['chat.new']).toBe('marzipan')
  })

  it('put a person in plain sight after the third miss', () => {
    draw()
    const heading = () => screen.queryByRole('heading', { name: 'Let a person help' })

    search('marzipan')
    search('nougat')
    // The same again is no new try.
    search('nougat')
    expect(heading()).toBeNull()
    search('praline')

    expect(heading()).toBeTruthy()
    expect(heading()!.closest('[role=status]')).toBeTruthy()
  })

  it('are searched where one was on the page before', () => {
    draw()
    search('wrap')
    cleanup()

    draw()

    expect(screen.getByText('Do you wrap gifts?')).toBeTruthy()
  })

  it('need no search where all are seen', () => {
    draw({ facts: createFacts({ answers: createFacts().answers.slice(0, 2) }) })

    expect(screen.queryByRole('searchbox')).toBeNull()
  })
})

describe('pages behind', () => {
  it('lead to an order and to steps, where the shop has them', async () => {
    draw()

    fireEvent.click(button('Where is my order?'))

    expect(await screen.findByLabelText('Order number')).toBeTruthy()
    fireEvent.click(button('Back'))
    expect(button('Find help step by step')).toBeTruthy()
  })

  it('are not offered where it has not', () => {
    const { flow: _none, ...facts } = createFacts({ orderStatus: false })
    draw({ facts })

    expect(screen.queryByRole('button', { name: 'Where is my order?' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Find help step by step' })).toBeNull()
  })
})
