import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { forgetTab } from '../../src/ui/tab-memory.ts'
import { readReferralHome } from './contract.ts'
import { disposeModels } from './model.fixture.ts'
import { createHome, LINK } from './program.fixture.ts'
import { draw, type DrawOptions } from './render.fixture.ts'

const LINK_ONLY: DrawOptions = { attributes: { show: 'link' } }
const OURS = `A gift for your first order: €10.00 off. ${LINK}`
const writeText = vi.fn(async (_text: string) => undefined)

beforeEach(() => {
  vi.stubGlobal('navigator', { clipboard: { writeText } })
})

afterEach(() => {
  cleanup()
  forgetTab()
  disposeModels()
  vi.unstubAllGlobals()
  writeText.mockClear()
})

const button = (name: string): HTMLElement => screen.getByRole('button', { name })
const linkOf = (name: string): string => screen.getByRole('link', { name }).getAttribute('href')!
const isShared = (context: Awaited<ReturnType<typeof draw>>['context'], channel: string): void =>
  expect(context.track).toHaveBeenCalledWith('referral.shared', { channel })

function useSheet(share: (shared: ShareData) => Promise<void>): void {
  vi.stubGlobal('navigator', { clipboard: { writeText }, share })
}

describe('the link', () => {
  it('is copied alone', async () => {
    const { context } = await draw(LINK_ONLY)

    fireEvent.click(button('Copy link'))

    expect(await screen.findByText('Link copied.')).toBeTruthy()
    expect(writeText).toHaveBeenCalledExactlyOnceWith(LINK)
    isShared(context, 'copy')
  })

  it('is selected where the browser copies nothing', async () => {
    writeText.mockRejectedValueOnce(new Error('no permission'))
    await draw(LINK_ONLY)

    fireEvent.click(button('Copy link'))

    expect(await screen.findByText('The link is selected: copy it.')).toBeTruthy()
    expect(String(getSelection())).toBe(LINK)
  })

  it('goes into the device’s own sheet, once as an address', async () => {
    const share = vi.fn(async () => undefined)
    useSheet(share)
    const { context } = await draw(LINK_ONLY)

    fireEvent.click(button('Share'))

    const text = 'A gift for your first order: €10.00 off.'
    expect(share).toHaveBeenCalledExactlyOnceWith({ text, url: LINK })
    await waitFor(() => isShared(context, 'sheet'))
  })

  it('does not count as passed on when the sheet is closed', async () => {
    const share = vi.fn(() => Promise.reject(new DOMException('closed', 'AbortError')))
    useSheet(share)
    const { context } = await draw(LINK_ONLY)

    fireEvent.click(button('Share'))
    await waitFor(() => expect(share).toHaveBeenCalled())
    await new Promise((resolve) => setTimeout(resolve))

    expect(context.track).not.toHaveBeenCalledWith('referral.shared', expect.anything())
    expect(writeText).not.toHaveBeenCalled()
  })

  it('is copied where the sheet may not be opened', async () => {
    useSheet(() => Promise.reject(new DOMException('in a frame', 'NotAllowedError')))
    await draw(LINK_ONLY)

    fireEvent.click(button('Share'))

    expect(await screen.findByText('Link copied.')).toBeTruthy()
  })
})

describe('the apps', () => {
  it('stand in the merchant’s order, with those a device cannot open left out', async () => {
    await draw({ ...LINK_ONLY, options: { channels: ['mail', 'sms', 'copy', 'whatsapp'] } })

    const list = screen.getByRole('list', { name: 'More ways to share' })
    expect([...list.children].map((item) => item.textContent)).toEqual(['Mail', 'WhatsApp'])
  })

  it('are opened with the message and the link, and told by their channel alone', async () => {
    const { context } = await draw(LINK_ONLY)

    expect(new URL(linkOf('WhatsApp')).searchParams.get('text')).toBe(OURS)
    const whatsapp = screen.getByRole('link', { name: 'WhatsApp' })
    expect(whatsapp.getAttribute('rel')).toBe('noopener')
    whatsapp.removeAttribute('href')
    fireEvent.click(whatsapp)

    isShared(context, 'whatsapp')
  })

  it('take the shopper’s own words, and never lose the link', async () => {
    await draw(LINK_ONLY)

    fireEvent.input(screen.getByLabelText('Your message'), { target: { value: 'Try this!' } })

    const mail = new URL(linkOf('Mail'))
    expect(mail.searchParams.get('body')).toBe(`Try this! ${LINK}`)
    expect(mail.searchParams.get('subject')).toBe('A gift for you')
  })

  it('have the words of the shopper again after a reload, with the link of today', async () => {
    await draw(LINK_ONLY)
    const value = `Look: ${LINK} is nice`
    fireEvent.input(screen.getByLabelText('Your message'), { target: { value } })
    cleanup()

    const link = 'https://fern.example/?ref=ANA-BAKES'
    await draw({ ...LINK_ONLY, answers: [[readReferralHome, () => createHome({ link })]] })

    const body = new URL(linkOf('Mail')).searchParams.get('body')
    expect(body).toBe(`Look: ${link} is nice`)
  })

  it('have our words again when the shopper leaves none', async () => {
    await draw(LINK_ONLY)
    const field = screen.getByLabelText<HTMLTextAreaElement>('Your message')

    fireEvent.input(field, { target: { value: '' } })
    expect(field.value).toBe('')
    fireEvent.blur(field)

    expect(field.value).toBe(OURS)
  })
})

describe('the QR code', () => {
  it('is drawn when it is asked for, and goes away again', async () => {
    const { context } = await draw(LINK_ONLY)
    expect(screen.queryByRole('img')).toBeNull()

    fireEvent.click(button('QR code'))

    const code = await screen.findByRole('img', { name: 'QR code of your link' })
    expect(code.querySelector('path')?.getAttribute('d')).toMatch(/^M4 4h7/)
    expect(button('QR code').getAttribute('aria-expanded')).toBe('true')
    isShared(context, 'qr')
    fireEvent.click(button('QR code'))
    expect(screen.queryByRole('img')).toBeNull()
  })
})
