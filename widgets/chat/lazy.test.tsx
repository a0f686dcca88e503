import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import type { JSX } from 'preact'
import { afterEach, expect, it, vi } from 'vitest'
import { createTranslate, type Translate } from '../../src/i18n/index.ts'
import { lazy } from './lazy.tsx'

afterEach(cleanup)

const english = { loading: 'Loading', failed: 'Not there', retry: 'Try again' }
const t = createTranslate(english, undefined, 'en')

interface Props {
  readonly t: Translate<typeof english>
  readonly name: string
}

const Hello = ({ name }: Props): JSX.Element => <p>Hello {name}</p>

it('a part is loaded once, and drawn at once after that', async () => {
  const load = vi.fn(async () => Hello)
  const Part = lazy<Props>(load)
  render(<Part t={t} name="Ana" />)
  expect(screen.getByText('Loading')).toBeTruthy()
  expect(await screen.findByText('Hello Ana')).toBeTruthy()
  cleanup()

  render(<Part t={t} name="Dan" />)

  expect(screen.getByText('Hello Dan')).toBeTruthy()
  expect(load).toHaveBeenCalledOnce()
})

it('a part that does not come says so, and may be tried again', async () => {
  const load = vi.fn(async () => Hello)
  load.mockRejectedValueOnce(new TypeError('Failed to fetch'))
  const Part = lazy<Props>(load)
  render(<Part t={t} name="Ana" />)

  fireEvent.click(await screen.findByRole('button', { name: 'Try again' }))

  expect(await screen.findByText('Hello Ana')).toBeTruthy()
})
