import { afterEach, expect, test } from 'vitest'
import { isBusy, setBusy } from './busy.ts'

afterEach(() => history.replaceState(null, '', '/'))

test('the shopper is busy until every widget says that they are not', () => {
  const [one, other] = [{}, {}]
  setBusy(one, true)
  setBusy(other, true)
  setBusy(one, false)
  expect(isBusy()).toBe(true)

  setBusy(other, false)

  expect(isBusy()).toBe(false)
})

test('it is over with the page', () => {
  const widget = {}
  setBusy(widget, true)

  history.replaceState(null, '', '/next')

  expect(isBusy()).toBe(false)
  setBusy(widget, false)
})
