import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { forgetTab } from '../../src/ui/tab-memory.ts'
import { claimOffer, readOffer } from './contract.ts'
import { createRefusal, disposeInvitations, LANDING } from './invitation.fixture.ts'
import { CLAIM, OFFER } from './offer.fixture.ts'
import { button, type CardOptions, drawCard, landOnCard, setUpModel } from './prompt.fixture.ts'

afterEach(() => {
  cleanup()
  forgetTab()
  disposeInvitations()
})

const WITH_EMAIL: CardOptions = {
  answers: [[readOffer, () => ({ ...OFFER, emailNeeded: true })]],
}

describe('the card of an invitation', () => {
  it('says who invites, what it gives and on which conditions, and asks nothing', async () => {
    await landOnCard(WITH_EMAIL)

    expect(screen.getByRole('region', { name: 'Ana invites you €10.00 off' })).toBeTruthy()
    expect(screen.getByText(/On your first order from €25.00, within 30 days\./)).toBeTruthy()
    expect(screen.queryByRole('textbox')).toBeNull()
  })

  it('names nobody who did not want it', async () => {
    const { advocateName: _name, ...nameless } = OFFER
    await landOnCard({ answers: [[readOffer, () => nameless]] })

    expect(screen.getByRole('region', { name: 'A friend invites you €10.00 off' })).toBeTruthy()
  })

  it('says when there is no least order', async () => {
    const minOrder = { minor: 0, currency: 'EUR' }
    await landOnCard({ answers: [[readOffer, () => ({ ...OFFER, minOrder, claimDays: 1 })]] })

    expect(screen.getByText(/On your first order, within 1 day\./)).toBeTruthy()
  })

  it('tells what the cart lacks, while it lacks it', async () => {
    const item = { id: 'mug', name: 'Mug', quantity: 1, unit: 1800, line: 1800 }
    const cart = { currency: 'EUR', total: 1800, items: [item], updatedAt: 1 }
    const stage = await landOnCard({ cart })
    expect(screen.getByText(/Your cart is €7.00 short of it\./)).toBeTruthy()

    stage.cart.value = { ...cart, total: 2600 }

    await waitFor(() => expect(screen.queryByText(/short of it/)).toBeNull())
  })

  it('is declined as easily as it is taken', async () => {
    const { close, store } = await landOnCard()

    fireEvent.click(button('No, thanks'))

    expect(close).toHaveBeenCalledExactlyOnceWith('later')
    await waitFor(() => expect(store.get('declined')).toBe('ANA-FERN'))
  })

  it('keeps the shopper from asking while it is up', async () => {
    const { model } = await landOnCard()
    expect(model.invitation.isBusy()).toBe(true)

    cleanup()

    await waitFor(() => expect(model.invitation.isBusy()).toBe(false))
  })

  it.each([
    ['ro', 'La prima ta comandă de cel puțin 25,00 EUR, în 30 de zile.'],
    ['ru', 'На первый заказ от 25,00 €, в течение 30 дней.'],
    ['es', 'En tu primer pedido desde 25,00 €, en 30 días.'],
    ['pl', 'Na pierwsze zamówienie od 25,00 €, w ciągu 30 dni.'],
  ] as const)('is written in %s', async (language, terms) => {
    const { container } = await landOnCard({ language })

    expect(container.querySelector('.inv-terms')?.textContent?.replace(/\s/g, ' ').trim()).toBe(
      terms,
    )
  })
})

describe('taking it', () => {
  it('shows the code, says that it can be copied, and leads the focus there', async () => {
    await landOnCard()

    fireEvent.click(button('Yes, please'))

    expect(await screen.findByText('HELLO-7K2P')).toBeTruthy()
    await waitFor(() => expect(document.activeElement?.textContent).toContain('From Ana, for you'))
    expect(screen.getByText(/until December 22, 2099/)).toBeTruthy()
    expect(button('Use code')).toBeTruthy()
  })

  it('says when the cart has the code already', async () => {
    const { context } = await landOnCard()
    context.applyCode.mockResolvedValue(true)

    fireEvent.click(button('Yes, please'))

    expect(await screen.findByText('It is in your cart.')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Use code' })).toBeNull()
  })

  it('copies the code where the cart cannot have it', async () => {
    const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    const { context, close } = await landOnCard()
    fireEvent.click(button('Yes, please'))
    fireEvent.click(await screen.findByRole('button', { name: 'Use code' }))

    expect(await screen.findByText(/^Copied/)).toBeTruthy()
    expect(writeText).toHaveBeenCalledWith('HELLO-7K2P')
    expect(context.track).toHaveBeenCalledWith('referral.code_applied', { by: 'copy' })
    fireEvent.click(button('Keep shopping'))
    expect(close).toHaveBeenCalledExactlyOnceWith('done')
    writeText.mockRestore()
  })

  it('says that points come by themselves', async () => {
    const { code: _code, ...claim } = CLAIM
    const reward = { kind: 'points', points: 500 } as const
    await landOnCard({ answers: [[claimOffer, () => ({ ...claim, reward })]] })

    fireEvent.click(button('Yes, please'))

    expect(await screen.findByText('It comes by itself with your first order.')).toBeTruthy()
    expect(screen.getByText('500 points')).toBeTruthy()
  })

  it('says whose invitation counts when there were two', async () => {
    await landOnCard({
      answers: [[claimOffer, () => ({ ...CLAIM, again: true, advocateName: 'Ioana' })]],
    })

    fireEvent.click(button('Yes, please'))

    expect(await screen.findByText(/You took the invitation from Ioana first/)).toBeTruthy()
  })

  it('asks for an e-mail where it is needed, after the wish, and says why', async () => {
    const { askedOf } = await landOnCard(WITH_EMAIL)

    fireEvent.click(button('Yes, please'))

    const field = screen.getByLabelText('Your e-mail')
    await waitFor(() => expect(document.activeElement).toBe(field))
    expect(field.getAttribute('autocomplete')).toBe('email')
    expect(screen.getByText(/It lets us see that this is your first order/)).toBeTruthy()
    expect(askedOf(claimOffer)).toEqual([])

    fireEvent.input(field, { target: { value: ' mihai@example.com ' } })
    fireEvent.click(button('Yes, please'))

    expect(await screen.findByText('HELLO-7K2P')).toBeTruthy()
    expect(askedOf(claimOffer)[0]?.body).toMatchObject({ email: 'mihai@example.com' })
  })

  it('says what is wrong with an e-mail, beside the field', async () => {
    const { askedOf } = await landOnCard(WITH_EMAIL)
    fireEvent.click(button('Yes, please'))
    const field = screen.getByLabelText('Your e-mail')
    fireEvent.input(field, { target: { value: 'mihai@' } })

    fireEvent.click(button('Yes, please'))

    const wrong = await screen.findByText('Please check the address: something is missing.')
    expect(field.getAttribute('aria-describedby')).toContain(wrong.id)
    expect(field.getAttribute('aria-invalid')).toBe('true')
    expect(askedOf(claimOffer)).toEqual([])
  })

  it('can be tried again after a lost answer', async () => {
    let isLost = true
    await landOnCard({
      answers: [
        [
          claimOffer,
          () => {
            if (isLost) throw new Error('offline')
            return CLAIM
          },
        ],
      ],
    })
    fireEvent.click(button('Yes, please'))
    expect(await screen.findByText(/No answer from the shop.*you get the same code/)).toBeTruthy()

    isLost = false
    fireEvent.click(button('Try again'))

    expect(await screen.findByText('HELLO-7K2P')).toBeTruthy()
  })
})

describe('a refusal', () => {
  const refuse = (code: string, more = {}): CardOptions => ({
    answers: [
      [
        claimOffer,
        () => {
          throw createRefusal(code, 422, more)
        },
      ],
    ],
  })

  it.each([
    ['own_link', /This is your own link/],
    ['not_new_customer', /you have ordered here before/],
  ])('%s leads to inviting', async (code, words) => {
    const { context, close } = await landOnCard(refuse(code))
    fireEvent.click(button('Yes, please'))

    const told = await screen.findByText(words)
    await waitFor(() => expect(document.activeElement).toBe(told))
    fireEvent.click(button('Invite friends'))

    expect(close).toHaveBeenCalledExactlyOnceWith('done')
    expect(context.open).toHaveBeenCalledOnce()
  })

  it('not_eligible names whom to write to', async () => {
    await landOnCard(refuse('not_eligible', { params: { contact: 'help@shop.example' } }))

    fireEvent.click(button('Yes, please'))

    const link = await screen.findByRole('link', { name: 'Write to us' })
    expect(link.getAttribute('href')).toBe('mailto:help@shop.example')
  })

  it('not_eligible without a contact has no dead link', async () => {
    await landOnCard(refuse('not_eligible', { params: { contact: 'javascript:alert(1)' } }))

    fireEvent.click(button('Yes, please'))

    expect(await screen.findByText(/This gift cannot be given to you/)).toBeTruthy()
    expect(screen.queryByRole('link')).toBeNull()
  })

  it.each([
    ['unknown_referral', /no longer valid/],
    ['program_paused', /taking a break/],
  ])('%s leaves no button that cannot work', async (code, words) => {
    const { close } = await landOnCard(refuse(code))

    fireEvent.click(button('Yes, please'))

    expect(await screen.findByText(words)).toBeTruthy()
    expect(screen.getAllByRole('button')).toHaveLength(1)
    fireEvent.click(button('Keep shopping'))
    expect(close).toHaveBeenCalledExactlyOnceWith('done')
  })

  it('email_required brings the field', async () => {
    await landOnCard(refuse('email_required'))

    fireEvent.click(button('Yes, please'))

    expect(await screen.findByLabelText('Your e-mail')).toBeTruthy()
    expect(screen.getByText('We need your e-mail for this.')).toBeTruthy()
  })

  it('rate_limited says when to come back', async () => {
    await landOnCard(refuse('rate_limited', { retryable: true, retryAfterMs: 600_000 }))

    fireEvent.click(button('Yes, please'))

    expect(await screen.findByText(/Please try again at \d+:\d\d/)).toBeTruthy()
    expect(button('Yes, please')).toBeTruthy()
  })
})

describe('the card of somebody who has a code already', () => {
  it('says whose invitation counts', async () => {
    const { store } = await landOnCard()
    fireEvent.click(button('Yes, please'))
    await waitFor(() => expect(store.has('claim')).toBe(true))
    cleanup()

    const next = setUpModel({ store })
    await next.model.invitation.wake(new URL('/?ref=MIHAI-1', LANDING))
    drawCard(next, 'invitation')

    expect(screen.getByText(/You took the invitation from Ana first/)).toBeTruthy()
    expect(screen.getByText('HELLO-7K2P')).toBeTruthy()
  })
})
