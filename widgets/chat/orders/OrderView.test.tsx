import { fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createRefusal } from '../../../src/model/context.fixture.ts'
import { recall, remember } from '../../../src/ui/tab-memory.ts'
import { clear, createStage, type StageOptions } from '../start/stage.fixture.ts'
import { Start } from '../start/Start.tsx'
import { ORDER } from './order.fixture.ts'

afterEach(clear)

async function openOrders(options?: StageOptions) {
  const stage = createStage(options)
  remember({ drafts: { 'chat.page': 'order' } })
  render(<Start {...stage.props} />)
  await screen.findByLabelText('Order number')
  return stage
}

const type = (label: string, value: string): void =>
  void fireEvent.input(screen.getByLabelText(label), { target: { value } })
const press = (name: string): void => void fireEvent.click(screen.getByRole('button', { name }))

async function askFor(order = '1042'): Promise<void> {
  type('Order number', order)
  type('E-mail of the order', 'ana@example.com')
  press('Send me the code')
  await screen.findByLabelText('Code from the mail')
}

async function show(code = '123456'): Promise<void> {
  type('Code from the mail', code)
  press('Show my order')
}

describe('looking up an order', () => {
  it('says at the field what is missing, and goes there', async () => {
    const { requestOrderCode } = await openOrders()

    press('Send me the code')

    const field = screen.getByLabelText('Order number')
    expect(document.activeElement).toBe(field)
    expect(field.getAttribute('aria-invalid')).toBe('true')
    expect(document.getElementById(field.getAttribute('aria-describedby')!.split(' ')[0]!)).toBe(
      screen.getByText('This is needed.'),
    )
    expect(screen.getByText('Please check the address: something is missing.')).toBeTruthy()
    expect(requestOrderCode).not.toHaveBeenCalled()
  })

  it('knows the address the shopper has given before', async () => {
    const { requestOrderCode } = await openOrders({ contact: { email: 'ana@example.com' } })

    type('Order number', ' #1042 ')
    press('Send me the code')
    await screen.findByLabelText('Code from the mail')

    expect(requestOrderCode).toHaveBeenCalledWith('1042', 'ana@example.com')
  })

  it('says where the code went without saying that there is such an order', async () => {
    await openOrders()

    await askFor()

    await vi.waitFor(() =>
      expect(document.activeElement?.textContent).toMatch(/^If there is such an order.*ana@/),
    )
  })

  it('takes a code as it is pasted', async () => {
    const { readOrderStatus } = await openOrders()
    await askFor()

    await show(' 123 456 ')
    await screen.findByRole('heading', { name: 'Order 1042' })

    expect(readOrderStatus).toHaveBeenCalledWith('1042', 'ana@example.com', '123456')
  })

  it('asks for six digits before it asks the shop', async () => {
    const { readOrderStatus } = await openOrders()
    await askFor()

    await show('12')

    expect(screen.getByText('A code has six digits.')).toBeTruthy()
    expect(readOrderStatus).not.toHaveBeenCalled()
  })

  it.each([
    ['code_wrong', { left: 2 }, 'That is not the code. Tries left: 2.'],
    ['code_wrong', { left: 0 }, 'That code is over. Let us send you another.'],
    ['rate_limited', {}, 'Too many tries at once. Please wait a few minutes.'],
    ['unavailable', {}, 'That is not possible right now.'],
  ])('says why not: %s %j', async (code, params, words) => {
    const { readOrderStatus } = await openOrders()
    readOrderStatus.mockRejectedValueOnce(createRefusal(code, 422, { params }))
    await askFor()

    await show()

    expect(await screen.findByText(words)).toBeTruthy()
  })

  it('shows the steps with the newest marked, the parcel, and what is in it', async () => {
    await openOrders()
    await askFor()
    await show()
    await screen.findByRole('heading', { name: 'Order 1042' })

    const current = document.querySelector('[aria-current=step]')!
    expect(current.textContent).toMatch(/^On its way/)
    expect(screen.getByText('Delivered').parentElement!.textContent).toMatch(
      /Expected November 19.*still to come/,
    )
    expect(screen.getByText('With Cargus')).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Track the parcel' }).getAttribute('href')).toBe(
      'https://track.example/AWB-7',
    )
    expect(screen.getByText(/1 × Moss Teapot and 2 × Fern Mug · €54.00/)).toBeTruthy()
  })

  it('says how late it is, and is sorry', async () => {
    await openOrders()
    await askFor()
    await show()

    expect(
      await screen.findByText('Your order is 3 days late. We are sorry about that.'),
    ).toBeTruthy()
    expect(
      screen.getByText('It was promised for November 16 and is expected on November 19 now.'),
    ).toBeTruthy()
  })

  it('makes no link of what is no page', async () => {
    const { readOrderStatus } = await openOrders()
    readOrderStatus.mockResolvedValueOnce({ ...ORDER, trackingUrl: 'javascript:alert(1)' })
    await askFor()
    await show()
    await screen.findByText('With Cargus')

    expect(screen.queryByRole('link', { name: 'Track the parcel' })).toBeNull()
  })

  it('takes the order along to a person', async () => {
    const { openThread } = await openOrders()
    await askFor()
    await show()

    fireEvent.click(await screen.findByRole('button', { name: 'Ask about this order' }))

    expect(openThread).toHaveBeenCalledWith('new')
    expect(recall().drafts?.['chat.about']).toBe('1042')
  })

  it('may be another one', async () => {
    await openOrders()
    await askFor()

    press('Another order')

    expect(await screen.findByLabelText('Order number')).toBeTruthy()
  })
})
