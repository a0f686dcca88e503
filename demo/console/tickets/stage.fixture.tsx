/** The tickets as a merchant has them open: shown with an inbox beside, whose stream and switches they share. */
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { vi } from 'vitest'
import { callApi } from '../api.ts'
import { createInboxModel } from '../inbox/model.ts'
import { createTicketsModel, type TicketsModel } from './model.ts'
import { Tickets } from './Tickets.tsx'

let stop: (() => void) | undefined

export function show(part = ''): TicketsModel {
  const inbox = createInboxModel(callApi, () => model.hear())
  const model = createTicketsModel(callApi, inbox)
  const stops = [inbox.start(), model.start()]
  stop = () => stops.forEach((end) => end())
  render(<Tickets model={model} part={part} />)
  return model
}

/** As a reload does: what is kept in the tab stays. */
export function leave(): void {
  stop?.()
  cleanup()
}

export function leaveForGood(): void {
  leave()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  sessionStorage.clear()
  localStorage.clear()
  location.hash = ''
}

export const field = (): HTMLTextAreaElement =>
  screen.getByLabelText('What you write to the shopper')
export const write = (text: string): boolean =>
  fireEvent.input(field(), { target: { value: text } })
export const press = (name: string): boolean =>
  fireEvent.click(screen.getByRole('button', { name }))
