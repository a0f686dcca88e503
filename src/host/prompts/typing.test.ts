import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { forgetTab, remember } from '../../ui/tab-memory.ts'
import { isTyping } from './typing.ts'

beforeEach(forgetTab)
afterEach(() => {
  forgetTab()
  document.body.replaceChildren()
})

function focusOn(html: string): HTMLElement {
  document.body.innerHTML = html
  const field = document.body.firstElementChild
  if (!(field instanceof HTMLElement)) throw new Error('No field in the page.')
  field.focus()
  return field
}

describe('isTyping', () => {
  it('is so while words stand in the field that has the focus', () => {
    focusOn('<textarea>Dear shop</textarea>')
    expect(isTyping()).toBe(true)
  })

  it('is not so in a search field that has the focus from the start', () => {
    focusOn('<input type="search" autofocus>')
    expect(isTyping()).toBe(false)
  })

  it.each(['<input type="checkbox" value="on">', '<button value="1">Buy</button>'])(
    'is not so on %s',
    (html) => {
      focusOn(html)
      expect(isTyping()).toBe(false)
    },
  )

  it('is not so once the field has lost the focus', () => {
    focusOn('<input value="mug">').blur()
    expect(isTyping()).toBe(false)
  })

  it('is so while something typed into a field of ours is not sent', () => {
    remember({ drafts: { 'chat.message': 'Where is my' } })
    expect(isTyping()).toBe(true)
    remember({ drafts: { 'chat.message': '  ' } })
    expect(isTyping()).toBe(false)
  })
})
