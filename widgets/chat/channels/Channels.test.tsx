import { fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createFacts } from '../start/facts.fixture.ts'
import {
  clear,
  createConversation,
  createStage,
  type StageOptions,
} from '../start/stage.fixture.ts'
import { Channels } from './Channels.tsx'

afterEach(() => {
  clear()
  vi.restoreAllMocks()
})

function draw(options?: StageOptions, conversation?: ReturnType<typeof createConversation>) {
  const stage = createStage(options)
  return { ...stage, ...render(<Channels {...stage.props} conversation={conversation} />) }
}

const hrefOf = (name: string): string | null =>
  screen.getByRole('link', { name }).getAttribute('href')

describe('ways elsewhere', () => {
  it('are those the shop has, by name', () => {
    draw()

    expect(screen.getAllByRole('link').map((link) => link.textContent)).toEqual([
      'WhatsApp',
      'Call +40 21 555 01 00',
      'E-mail',
      'Instagram',
    ])
  })

  it('take the reference of the conversation along', () => {
    draw({}, createConversation({ reference: 'AB12-7' }))

    expect(hrefOf('WhatsApp')).toBe(
      'https://wa.me/40721123456?text=Hello!%20It%20is%20about%20AB12-7.',
    )
    expect(hrefOf('E-mail')).toBe('mailto:hi@fern.example?subject=About%20AB12-7')
  })

  it('take that of the newest along where none is open', () => {
    draw({ conversations: [createConversation({ reference: 'ZZ99-1' })] })

    expect(hrefOf('Instagram')).toBe('https://ig.me/m/fern.tea?ref=ZZ99-1')
  })

  it('are counted when they are taken', () => {
    const { track } = draw()
    const link = screen.getByRole('link', { name: 'E-mail' })
    link.addEventListener('click', (event) => event.preventDefault())

    fireEvent.click(link)

    expect(track).toHaveBeenCalledWith('chat.left_for', { channel: 'email' })
  })

  it('go from the desk to the phone by QR code', async () => {
    draw()

    const toggle = screen.getByRole('button', { name: 'QR code for WhatsApp' })
    fireEvent.click(toggle)

    expect(await screen.findByRole('img', { name: 'QR code for WhatsApp' })).toBeTruthy()
    expect(toggle.getAttribute('aria-expanded')).toBe('true')
    fireEvent.click(toggle)
    expect(screen.queryByRole('img')).toBeNull()
  })

  it('need no QR code on a phone', () => {
    vi.spyOn(window, 'matchMedia').mockReturnValue({ ...matchMedia('x'), matches: true })
    draw()

    expect(screen.queryByRole('button')).toBeNull()
  })

  it('are not there where the shop has none', () => {
    draw({ facts: createFacts({ channels: {} }) })

    expect(screen.queryByRole('heading')).toBeNull()
  })
})
