import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { act, join, readEarning, readWallet, setBirthday } from './contract.ts'
import { disposeModels } from './model.fixture.ts'
import { itemOf, showAll } from './render.fixture.ts'
import { createWallet } from './wallet.fixture.ts'

afterEach(() => {
  cleanup()
  disposeModels()
})

describe('ways to collect', () => {
  it('say what is left and when there is more', async () => {
    await showAll()
    const review = await itemOf('Write a review')
    expect(await within(review).findByText(/Again from December 6/)).toBeTruthy()
    expect(within(await itemOf('Say hello')).getByText('3 of 7 days in a row')).toBeTruthy()
    expect(within(await itemOf('Follow us')).getByText('Arrives within a day')).toBeTruthy()
    expect(within(await itemOf('Welcome')).getByText('Done')).toBeTruthy()
  })

  it('tell of a visit once a day', async () => {
    const { askedOf, stored, announceChange } = await showAll()
    await vi.waitFor(() => expect(stored.has('visit')).toBe(true))
    announceChange()
    await vi.waitFor(() => expect(askedOf(readWallet)).toHaveLength(2))
    expect(askedOf(act).map(({ body }) => body)).toEqual([{ ruleId: 'daily' }])
  })

  it('take the word of a shopper who follows a channel', async () => {
    const { askedOf } = await showAll()
    const follow = await itemOf('Follow us')
    const link = await within(follow).findByRole('link', { name: 'Let’s go' })
    link.addEventListener('click', (event) => event.preventDefault())
    fireEvent.click(link)
    await vi.waitFor(() =>
      expect(askedOf(act).at(-1)?.body).toEqual({ ruleId: 'insta', sourceId: 'instagram' }),
    )
  })

  it('keep a birthday and say from when on it counts', async () => {
    const birthday = {
      month: 3,
      day: 9,
      paysFrom: '2027-03-08T22:00:00.000Z',
      editableAt: '2099-11-22T10:00:00.000Z',
    }
    const { answers, askedOf } = await showAll()
    const card = await itemOf('Your birthday')
    const save = await within(card).findByRole('button', { name: 'Save' })
    expect(within(card).getByText(/after 30 days at the earliest/)).toBeTruthy()
    answers.set(setBirthday, () => birthday)
    answers.set(readEarning, () => ({
      walletRevision: 7,
      items: [{ ruleId: 'bday', open: true, count: 0, birthday }],
    }))
    fireEvent.change(within(card).getByLabelText('Month'), { target: { value: '3' } })
    fireEvent.change(within(card).getByLabelText('Day'), { target: { value: '9' } })
    fireEvent.submit(save.closest('form')!)
    expect(await screen.findByText(/^Saved. Counts from March/)).toBeTruthy()
    expect(askedOf(setBirthday)[0]?.body).toEqual({ month: 3, day: 9 })
  })
})

describe('joining', () => {
  it('says what one agrees to, and earns the welcome', async () => {
    const joined = createWallet({ revision: 8, joinedAt: '2026-11-22T12:00:00.000Z' })
    const { askedOf } = await showAll({
      answers: [[join, () => ({ joinedAt: joined.joinedAt, points: 50, wallet: joined })]],
    })
    const button = await screen.findByRole('button', { name: 'Join now' })
    expect(screen.getByRole('link', { name: 'Read the rules' }).getAttribute('href')).toBe('/terms')
    fireEvent.click(button)
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Join now' })).toBeNull())
    expect(askedOf(join)[0]?.body).toEqual({ consent: { textId: 'program-1' } })
  })
})
