import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact'
import type { JSX } from 'preact'
import { afterEach, expect, it } from 'vitest'
import { forgetTab, recall } from './tab-memory.ts'
import { useDraft } from './use-draft.ts'

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
