import { cleanup, fireEvent, screen } from '@testing-library/preact'
import { describe, expect, it, vi } from 'vitest'
import { draw } from '../render.fixture.ts'
import { createStage } from '../stage.fixture.ts'
import { field, press, useField } from './composer.fixture.ts'

const device = useField()

// Preact tells by these how an event is called, and happy-dom lacks them.
Object.assign(HTMLElement.prototype, { ondragover: null, ondragleave: null, ondrop: null })

const picture = (name = 'tea.png') => new File(['x'], name, { type: 'image/png' })

describe('files', () => {
  const paste = (clipboardData: object) => fireEvent.paste(field(), { clipboardData })

  it('have their limits said before one is chosen', () => {
    draw()

    fireEvent.click(screen.getByRole('button', { name: 'Attach files' }))

    expect(screen.getByText(/^Up to 5 files of 10 MB each/)).toBeTruthy()
    const input = screen.getByLabelText<HTMLInputElement>('Choose files')
    expect([input.multiple, input.accept.split(',').includes('image/heic')]).toEqual([true, true])
    expect(screen.queryByLabelText('Take a photo')).toBeNull()
  })

  it('come from the camera where there is a finger', () => {
    device.isTouch = true
    draw()

    fireEvent.click(screen.getByRole('button', { name: 'Attach files' }))

    expect(screen.getByLabelText('Take a photo').getAttribute('capture')).toBe('environment')
  })

  it('that are chosen are listed, can be taken out, and go with the message', async () => {
    const { thread } = draw()
    const [tea, cup] = [picture(), picture('cup.png')]
    fireEvent.click(screen.getByRole('button', { name: 'Attach files' }))
    fireEvent.change(screen.getByLabelText('Choose files'), { target: { files: [tea, cup] } })
    fireEvent.click(screen.getByRole('button', { name: 'Remove tea.png' }))

    press('Enter')

    await vi.waitFor(() => expect(screen.queryByText('cup.png')).toBeNull())
    expect(thread.send.mock.calls[0]![0]).toEqual({ text: '', files: [cup] })
  })

  it('are pasted', () => {
    draw()

    expect(paste({ files: [picture()], types: ['Files'] })).toBe(false)

    expect(screen.getByText('tea.png')).toBeTruthy()
  })

  it('that come with a text are not pasted: the text is', () => {
    draw()

    expect(paste({ files: [picture()], types: ['text/plain', 'Files'] })).toBe(true)

    expect(screen.queryByText('tea.png')).toBeNull()
  })

  it('are dropped anywhere on the conversation', () => {
    draw()
    const dataTransfer = { files: [picture()], types: ['Files'] }

    fireEvent.dragOver(screen.getByRole('log'), { dataTransfer })
    expect(screen.getByText('Drop the files here')).toBeTruthy()
    fireEvent.drop(screen.getByRole('log'), { dataTransfer })

    expect(screen.getByText('tea.png')).toBeTruthy()
    expect(screen.queryByText('Drop the files here')).toBeNull()
  })

  it('that are not taken are named, with the reason', () => {
    draw()

    paste({ files: [new File(['x'], 'a.exe', { type: 'application/x' })], types: ['Files'] })

    expect(screen.getByRole('alert').textContent).toBe('a.exe is of a type that is not taken.')
  })

  it('stay chosen while the panel is closed', () => {
    const stage = createStage()
    draw({ stage })
    paste({ files: [picture()], types: ['Files'] })
    cleanup()

    draw({ stage })

    expect(screen.getByText('tea.png')).toBeTruthy()
  })

  it('are not offered where the backend takes none', () => {
    draw({ can: { files: false } })

    expect(screen.queryByRole('button', { name: 'Attach files' })).toBeNull()
  })
})
