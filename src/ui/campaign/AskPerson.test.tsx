import { cleanup, fireEvent, screen } from '@testing-library/preact'
import { afterEach, expect, it } from 'vitest'
import { button, disposeDrawn, drawBlocks } from './exit-draw.fixture.ts'

afterEach(() => {
  cleanup()
  disposeDrawn()
})

it('leads to the chat where there is one, and lets the card go', () => {
  const { context, close } = drawBlocks([{ type: 'ask-person' }], { widgets: ['chat'] })

  fireEvent.click(button('Ask in the chat'))

  expect(context.open).toHaveBeenCalledExactlyOnceWith('chat')
  expect(close).toHaveBeenCalledExactlyOnceWith('done')
})

it('names no chat where there is none', () => {
  drawBlocks([{ type: 'ask-person' }], {
    occasion: { facts: { shipping: [], payment: [], contact: { phone: '+40 721 123 456' } } },
  })

  expect(screen.queryByRole('button', { name: 'Ask in the chat' })).toBeNull()
  expect(screen.getByRole('link', { name: 'Call +40 721 123 456' })).toBeTruthy()
})
