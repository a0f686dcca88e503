import { cleanup, screen, waitFor } from '@testing-library/preact'
import { afterEach, expect, it, vi } from 'vitest'
import { issueOfferToMember } from '../../../src/contract/campaign/issue.ts'
import { disposeModels } from '../../../src/model/context.fixture.ts'
import { forgetTab } from '../../../src/ui/tab-memory.ts'
import { putResponse } from '../contract/responses.ts'
import { atButton, drawSection, press, radio, setUp, tap, taken } from '../render.fixture.ts'
import { createTicket, NPS } from '../survey.fixture.ts'

afterEach(() => {
  cleanup()
  disposeModels()
  forgetTab()
  vi.unstubAllGlobals()
})

type Ending = NonNullable<NonNullable<Parameters<typeof atButton>[0]>['endings']>[number]

async function draw(action?: Ending['action'], options: Parameters<typeof setUp>[0] & object = {}) {
  const endings = [{ id: 'end', text: { en: 'Thank you.' }, ...(action && { action }) }]
  const stage = await setUp({ surveys: [atButton({ steps: [NPS], endings })], ...options })
  drawSection(stage)
  press('How was it?')
  tap(await screen.findByRole('radio', { name: '9' }))
  await screen.findByText('Thank you.')
  return stage
}

it('opens the page for reviews in a tab of its own', async () => {
  const url = 'https://reviews.example/fern'
  await draw({ kind: 'review', url, label: { en: 'Tell others' } })

  const link = screen.getByRole('link', { name: 'Tell others (opens in a new tab)' })
  expect(link.getAttribute('href')).toBe(url)
  expect(link.getAttribute('target')).toBe('_blank')
  expect(link.getAttribute('rel')).toBe('noopener noreferrer')
})

it('leads to the friends', async () => {
  const { context } = await draw({ kind: 'referral' }, { widgets: ['referral'] })

  press('Invite friends')

  expect(context.open).toHaveBeenCalledWith('referral')
})

it('leads to nothing that is not there', async () => {
  await draw({ kind: 'chat' })

  expect(screen.queryByRole('button', { name: 'Chat with us' })).toBeNull()
})

it('issues the offer when it is asked for, and copies its code', async () => {
  const writeText = vi.fn(async () => undefined)
  vi.stubGlobal('navigator', { clipboard: { writeText }, onLine: true })
  const offer = { offerId: 'stay', state: 'live', code: 'STAY-4F7Q' }
  const { askedOf } = await draw(
    { kind: 'offer', offerId: 'stay' },
    { answers: [[issueOfferToMember, () => offer]] },
  )
  expect(askedOf(issueOfferToMember)).toEqual([])

  press('Show my code')
  expect(await screen.findByText('STAY-4F7Q')).toBeTruthy()
  press('Copy the code')

  expect(await screen.findByText('Copied.')).toBeTruthy()
  expect(writeText).toHaveBeenCalledWith('STAY-4F7Q')
  expect(askedOf(issueOfferToMember)).toHaveLength(1)
})

it('says when there is no code', async () => {
  await draw(
    { kind: 'offer', offerId: 'stay' },
    { answers: [[issueOfferToMember, () => ({ offerId: 'stay', state: 'refused' })]] },
  )

  press('Show my code')

  expect(await screen.findByText('There is no code for you right now.')).toBeTruthy()
})

it('tells whose complaint it has become, and leads to it', async () => {
  const ticket = createTicket()
  const stage = await draw(undefined, {
    answers: [[putResponse, (asked) => ({ ...taken(asked), ticket })]],
  })

  expect(await screen.findByText('We are on it. Your reference: T7QX-42')).toBeTruthy()
  press('See what we do')

  expect(stage.model.current.value).toMatchObject({ reference: 'T7QX-42' })
  expect(stage.context.open).toHaveBeenCalled()
})

it('lets answers be changed while the shop takes it', async () => {
  const editableUntil = new Date(Date.now() + 3_600_000).toISOString()
  await draw(undefined, {
    answers: [
      [putResponse, (asked) => ({ response: { ...Object(taken(asked)).response, editableUntil } })],
    ],
  })

  tap(await screen.findByRole('button', { name: 'Change my answers' }))

  await waitFor(() => expect(radio('9').checked).toBe(true))
})

it('lets nothing be changed after that', async () => {
  await draw()

  await screen.findByText('Saved')
  expect(screen.queryByRole('button', { name: 'Change my answers' })).toBeNull()
})
