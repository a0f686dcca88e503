import '@preact/signals'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact'
import type { JSX } from 'preact'
import { afterEach, expect, it, vi } from 'vitest'
import { forgetTab, recall, remember } from './tab-memory.ts'
import { readTab } from './tab-storage.ts'
import { useDraft, useDraftSignal } from './use-draft.ts'

afterEach(() => {
  cleanup()
  forgetTab()
})

function Field({ name }: { readonly name: string }): JSX.Element {
  const [text, setText] = useDraft(name)
  return <input value={text} onInput={(event) => setText(event.currentTarget.value)} />
}

function showField(name: string): HTMLInputElement {
  render(<Field name={name} />)
  return screen.getByRole('textbox')
}

function type(field: HTMLInputElement, text: string): void {
  fireEvent.input(field, { target: { value: text } })
}

it('a draft is there again when the field comes back', () => {
  type(showField('chat.composer'), 'Where is my order?')
  cleanup()
  expect(showField('chat.composer').value).toBe('Where is my order?')
})

it('each field has a draft of its own', () => {
  type(showField('chat.composer'), 'Hi')
  cleanup()
  expect(showField('feedback.text').value).toBe('')
})

it('an emptied field leaves nothing behind', () => {
  const field = showField('chat.composer')
  type(field, 'Hi')
  type(field, '')
  expect(recall().drafts).toEqual({})
})

it('a field is empty when everything is forgotten', () => {
  const field = showField('chat.composer')
  type(field, 'Hi')
  act(forgetTab)
  expect(field.value).toBe('')
})

it('a draft is written with the field that goes', () => {
  remember({ section: 'chat' })
  type(showField('chat.composer'), 'Where is my order?')

  cleanup()

  expect(readTab()).toContain('Where is my order?')
})

it('a key draws anew only what reads the signal', () => {
  const drawn = vi.fn()
  let set = (_text: string): void => undefined
  function Around(): JSX.Element {
    const [text, setText] = useDraftSignal('chat.composer')
    set = setText
    drawn()
    return <p>{text}</p>
  }
  const { container } = render(<Around />)

  act(() => set('Hi'))

  expect(container.textContent).toBe('Hi')
  expect(drawn).toHaveBeenCalledOnce()
})
