import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import type { Block } from '../../contract/campaign/block.ts'
import { button, disposeDrawn, drawBlocks } from './exit-draw.fixture.ts'

afterEach(() => {
  cleanup()
  disposeDrawn()
})

const REASONS: readonly Block[] = [
  {
    type: 'reasons',
    reasons: [
      { id: 'cost', blocks: [{ type: 'facts', facts: ['shipping'] }] },
      { id: 'trust', blocks: [{ type: 'facts', facts: ['returns'] }] },
      { id: 'looking', blocks: [] },
    ],
  },
]

describe('asking why', () => {
  it('offers nothing before a reason was given', () => {
    drawBlocks(REASONS)

    expect(screen.getByRole('group', { name: 'What is holding you back?' })).toBeTruthy()
    expect(screen.queryByText('Shipping')).toBeNull()
  })

  it('answers the reason, and moves the focus to the answer', async () => {
    const { context } = drawBlocks(REASONS)

    fireEvent.click(button('The cost'))

    expect(await screen.findByText('€4.90')).toBeTruthy()
    await waitFor(() => expect(document.activeElement?.textContent).toBe('The cost'))
    expect(context.announce).toHaveBeenCalledExactlyOnceWith('reason', {
      campaignId: 'leaving',
      reason: 'cost',
    })
  })

  it('lets one go back, to where one was, and choose another', async () => {
    drawBlocks(REASONS)
    fireEvent.click(button('Not sure about the shop'))
    fireEvent.click(await screen.findByRole('button', { name: 'It is something else' }))

    await waitFor(() => expect(document.activeElement).toBe(button('Not sure about the shop')))
    fireEvent.click(button('The cost'))

    expect(await screen.findByText('€4.90')).toBeTruthy()
    expect(screen.queryByText('Free within 30 days')).toBeNull()
  })

  it('thanks for a reason that needs no answer', async () => {
    drawBlocks(REASONS)

    fireEvent.click(button('Just looking'))

    expect(await screen.findByText('Thank you for telling us.')).toBeTruthy()
  })

  it('takes the focus from nobody when it is drawn', () => {
    drawBlocks(REASONS)

    expect(document.activeElement).toBe(document.body)
  })

  it('asks in words of its own where the merchant has given no title', () => {
    drawBlocks(REASONS, { occasion: { texts: {} } })

    expect(screen.getAllByText('What is holding you back?').length).toBeGreaterThan(0)
  })
})
