import { afterEach, beforeEach, expect, it } from 'vitest'
import { cleanAddress } from './clean-address.ts'

const state = { router: 'its own' }
beforeEach(() => history.replaceState(state, '', '/shop?b=1%20x&ref=ANA-1&a=%C8%99#top'))
afterEach(() => history.replaceState(null, '', '/'))

it('takes out the one parameter and leaves the rest as it was written', () => {
  cleanAddress('ref')
  expect(location.pathname + location.search + location.hash).toBe('/shop?b=1%20x&a=%C8%99#top')
})

it('stays in the same history entry, with the state of the page', () => {
  const { length } = history
  cleanAddress('ref')
  expect(history.length).toBe(length)
  expect(history.state).toEqual(state)
})

it('finds a name that is written with escapes, and every repetition of it', () => {
  history.replaceState(state, '', '/?%72ef=A&ref=B&reference=C')
  cleanAddress('ref')
  expect(location.search).toBe('?reference=C')
})

it('writes nothing where there is nothing to take out', () => {
  const before = history.replaceState
  let writes = 0
  history.replaceState = () => void (writes += 1)
  cleanAddress('utm_source')
  history.replaceState = before
  expect(writes).toBe(0)
})
