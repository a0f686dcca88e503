import { act, fireEvent, render, screen } from '@testing-library/preact'
import type { JSX } from 'preact'
import { afterEach, describe, expect, it } from 'vitest'
import { recall, remember } from '../../../src/ui/tab-memory.ts'
import type { ChatFacts, ContactField } from '../contract/facts.ts'
import { createFacts } from '../start/facts.fixture.ts'
import {
  clear,
  createConversation,
  createStage,
  createThread,
  type StageOptions,
} from '../start/stage.fixture.ts'
import { Opening } from './Opening.tsx'
import { type Opening as OpeningState, type OpeningProps, useOpening } from './use-opening.ts'

afterEach(clear)

const NAME: ContactField = { name: 'name', kind: 'text', required: true }
const SIZE: ContactField = {
  name: 'size',
  kind: 'choice',
  label: { en: 'Your size' },
  required: false,
  options: [{ en: 'Small' }, { en: 'Large' }],
}
const first = (...fields: ContactField[]): ChatFacts =>
  createFacts({ preChat: { when: 'first', fields } })
const away = (changes: Partial<ChatFacts> = {}): ChatFacts =>
  createFacts({ isOnline: false, ...changes })

function draw(options: StageOptions = {}) {
  const stage = createStage(options)
  const thread = createThread('t-1')
  let latest: OpeningState | undefined
  const Composer = (props: OpeningProps): JSX.Element => {
    const opening = useOpening(props)
    latest = opening
    return <Opening {...props} opening={opening} />
  }
  const drawn = render(<Composer {...stage.props} thread={thread} />)
  let taken: ReturnType<OpeningState['take']>
  const take = () => {
    act(() => {
      taken = latest!.take()
    })
    return taken
  }
  const say = (): void =>
    void act(() => {
      thread.messages.value = [
        { cid: 'c-1', author: { kind: 'shopper' }, text: 'Hi', files: [], at: 0 },
      ]
    })
  return { ...stage, ...drawn, thread, take, say }
}

const type = (label: string | RegExp, value: string): void =>
  void fireEvent.input(screen.getByLabelText(label), { target: { value } })

describe('before the first message', () => {
  it('nothing is asked where the merchant asks nothing', () => {
    const { take } = draw()

    expect(document.querySelector('.contact')).toBeNull()
    expect(take()).toEqual({})
  })

  it('what is needed is asked for at the field', () => {
    const { take } = draw({ facts: first(NAME) })

    expect(take()).toBeUndefined()

    const field = screen.getByLabelText('Your name')
    expect(document.activeElement).toBe(field)
    expect(screen.getByText('This is needed.')).toBeTruthy()
    type('Your name', 'Ana')
    expect(screen.queryByText('This is needed.')).toBeNull()
    expect(take()).toEqual({ contact: { name: 'Ana' } })
  })

  it('what is known is not asked again', () => {
    draw({ facts: first(NAME, SIZE), contact: { name: 'Ana' } })

    expect(screen.queryByLabelText('Your name')).toBeNull()
    expect(screen.getByLabelText('Your size (optional)')).toBeTruthy()
  })

  it('a choice is one of the merchant’s', () => {
    const { take } = draw({ facts: first(SIZE) })

    expect(take()).toEqual({})
    fireEvent.input(screen.getByRole('combobox'), { target: { value: 'Large' } })

    expect(take()).toEqual({ contact: { more: { size: 'Large' } } })
  })

  it('an address is asked for while nobody is there, and need not be given', () => {
    const { take } = draw({ facts: away() })

    expect(screen.getByText(/^Nobody is here right now/)).toBeTruthy()
    expect(take()).toEqual({})
    type('Your e-mail (optional)', 'ana')
    expect(take()).toBeUndefined()
    expect(screen.getByText('Please check the address: something is missing.')).toBeTruthy()
    type('Your e-mail (optional)', ' ana@example.com ')
    expect(take()).toEqual({ contact: { email: 'ana@example.com' } })
  })

  it('no address is asked for where the shop has one', () => {
    draw({ facts: away(), conversations: [createConversation({ hasEmail: true })] })

    expect(screen.queryByLabelText(/e-mail/)).toBeNull()
  })

  it('a half-filled field survives the next page', () => {
    draw({ facts: first(NAME) })
    type('Your name', 'Ana')

    draw({ facts: first(NAME) })

    expect(screen.getAllByLabelText<HTMLInputElement>('Your name')[1]!.value).toBe('Ana')
  })
})

describe('what goes along', () => {
  const BEFORE = [{ asked: 'Returns?', answered: '30 days' }]
  const noted = (): void =>
    remember({
      drafts: {
        'chat.before': JSON.stringify(BEFORE),
        'chat.misses': '2',
        'chat.about': '1042',
      },
    })

  it('is said, and sent: questions, and the order', () => {
    noted()
    const { take } = draw()

    expect(screen.getByText('What you have asked so far goes along.')).toBeTruthy()
    expect(screen.getByText('About order 1042')).toBeTruthy()
    expect(take()).toEqual({ context: { before: BEFORE, orderId: '1042' } })
  })

  it('need not be the order', () => {
    noted()
    const { take } = draw()

    fireEvent.click(screen.getByRole('button', { name: 'Not about this order' }))

    expect(take()).toEqual({ context: { before: BEFORE } })
  })

  it('is gone once it was said, and counted', () => {
    noted()
    const { say, take, track } = draw()

    say()

    expect(track).toHaveBeenCalledWith('chat.handed_over', { tries: 2 })
    expect(take()).toEqual({})
    expect(recall().drafts).toEqual({})
    expect(document.querySelector('.contact')).toBeNull()
  })

  it('stays for the next where one looks at an older conversation meanwhile', () => {
    noted()
    const { track } = drawOlder()

    expect(recall().drafts?.['chat.about']).toBe('1042')
    expect(track).not.toHaveBeenCalled()
  })

  function drawOlder() {
    const stage = draw()
    stage.unmount()
    const thread = createThread('t-0')
    thread.conversation.value = createConversation()
    const Composer = (props: OpeningProps): JSX.Element => (
      <Opening {...props} opening={useOpening(props)} />
    )
    render(<Composer {...stage.props} thread={thread} />)
    return stage
  }
})
