import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createRefusal } from '../../../src/model/context.fixture.ts'
import type { Conversation } from '../contract/conversation.ts'
import { clear, createConversation, createStage } from '../start/stage.fixture.ts'
import { Rating } from './Rating.tsx'

afterEach(clear)

const FAR = '2099-01-01T00:00:00.000Z'

function draw(changes: Partial<Conversation> = {}) {
  const stage = createStage()
  const onGone = vi.fn()
  const view = (more: Partial<Conversation> = {}) => (
    <Rating
      {...stage.props}
      conversation={createConversation({ stage: 'resolved', ...changes, ...more })}
      onGone={onGone}
    />
  )
  const drawn = render(view())
  const redraw = (more: Partial<Conversation>): void => drawn.rerender(view(more))
  return { ...stage, ...drawn, onGone, redraw }
}

const score = (name: string): HTMLElement => screen.getByRole('radio', { name })
const press = (name: string): void => void fireEvent.click(screen.getByRole('button', { name }))

describe('the rating', () => {
  it('is asked for when the conversation is over', () => {
    const { container } = draw({ stage: 'answered' })

    expect(container.textContent).toBe('')
  })

  it('is one group of five, each with its word', () => {
    draw()

    expect(screen.getByRole('group', { name: 'How did we do?' })).toBeTruthy()
    expect(screen.getAllByRole('radio').map((each) => each.closest('label')!.textContent)).toEqual([
      '11: Very bad',
      '22: Bad',
      '33: So-so',
      '44: Good',
      '55: Very good',
    ])
  })

  it('is chosen by a digit too', () => {
    draw()

    fireEvent.keyDown(score('1: Very bad'), { key: '4' })

    expect(score('4: Good')).toHaveProperty('checked', true)
    expect(document.activeElement).toBe(score('4: Good'))
  })

  it('is sent with a word, and thanked for where the form was', async () => {
    const { rate, redraw } = draw()
    fireEvent.click(score('5: Very good'))
    fireEvent.input(screen.getByRole('textbox'), { target: { value: ' Quick! ' } })

    press('Send rating')
    await vi.waitFor(() => expect(rate).toHaveBeenCalled())
    redraw({ rating: { score: 5, comment: 'Quick!', editableUntil: FAR } })

    expect(rate).toHaveBeenCalledWith(createConversation().id, { score: 5, comment: 'Quick!' })
    await vi.waitFor(() =>
      expect(document.activeElement?.textContent).toBe('Thank you. You said: Very good.'),
    )
  })

  it('cannot be sent before it is chosen', () => {
    draw()

    expect(screen.queryByRole('button', { name: 'Send rating' })).toBeNull()
  })

  it('can be changed while the shop allows it', () => {
    draw({ rating: { score: 2, comment: 'Slow', editableUntil: FAR } })

    press('Change it')

    expect(document.activeElement).toBe(score('2: Bad'))
    expect(screen.getByRole('textbox')).toHaveProperty('value', 'Slow')
    press('Not now')
    expect(screen.getByText('Thank you. You said: Bad.')).toBeTruthy()
  })

  it('stays as it is after that', () => {
    draw({ rating: { score: 2, editableUntil: '2020-01-01T00:00:00.000Z' } })

    expect(screen.queryByRole('button')).toBeNull()
  })

  it.each([
    ['rating_locked', 'It cannot be changed any more.'],
    ['not_found', 'That is not possible right now.'],
  ])('says why it was not taken: %s', async (code, words) => {
    const { rate } = draw()
    rate.mockRejectedValueOnce(createRefusal(code, 409))
    fireEvent.click(score('3: So-so'))

    press('Send rating')

    expect(await screen.findByText(words)).toBeTruthy()
  })

  it('lets go of who would not, and gives the focus on', () => {
    const { container, onGone } = draw()

    press('Not now')

    expect(container.textContent).toBe('')
    expect(onGone).toHaveBeenCalledOnce()
    cleanup()
    expect(draw().container.textContent).toBe('')
  })
})
