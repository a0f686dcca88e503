import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import { forgetTab } from '../../src/ui/tab-memory.ts'
import { readReferralHome, readReferralProgram, setNameShown, setOwnCode } from './contract.ts'
import { createRefusal } from './invitation.fixture.ts'
import { disposeModels } from './model.fixture.ts'
import { createHome, PROGRAM } from './program.fixture.ts'
import { draw } from './render.fixture.ts'

afterEach(() => {
  cleanup()
  forgetTab()
  disposeModels()
})

const field = (): HTMLInputElement => screen.getByLabelText('A code of your own')
const save = (): HTMLElement => screen.getByText('Use this code')
const rules = (): (string | null)[] =>
  ['3 to 30 characters', 'Letters, digits and hyphens'].map(
    (rule) => screen.getByText(rule).className,
  )

function type(value: string): void {
  fireEvent.input(field(), { target: { value } })
}

describe('a code of one’s own', () => {
  it('has its rules ticked off while one types', async () => {
    await draw()
    expect(rules()).toEqual(['', ''])

    type('an')
    expect(rules()).toEqual(['', 'is-met'])
    type('ană bakes')

    expect(rules()).toEqual(['is-met', 'is-met'])
  })

  it('is sent, and then said as it is written', async () => {
    const written = createHome({ revision: 8, code: 'ANA-BAKES' })
    const { askedOf } = await draw({ answers: [[setOwnCode, () => written]] })
    type('ană bakes')

    fireEvent.click(save())

    expect(await screen.findByText('Your code is ANA-BAKES now.')).toBeTruthy()
    expect(askedOf(setOwnCode)).toEqual([{ body: { code: 'ană-bakes' } }])
    expect(field().value).toBe('')
  })

  it('that cannot be one is not sent, and its rule says so', async () => {
    const { askedOf } = await draw()
    type('a!')

    fireEvent.click(save())

    await waitFor(() => expect(rules()).toEqual(['is-unmet', 'is-unmet']))
    expect(field().getAttribute('aria-invalid')).toBe('true')
    expect(askedOf(setOwnCode)).toEqual([])
  })

  it.each([
    ['code_taken', {}, 'Somebody has this code already. Try another one.'],
    ['code_unfit', { reason: 'forbidden' }, 'This cannot be a code. Try another one.'],
    [
      'limit_reached',
      { resetsAt: '2026-12-07T09:00:00.000Z' },
      'You have changed your code often. You can again from December 7.',
    ],
    ['limit_reached', {}, 'Your code cannot be changed any more.'],
    ['internal_error', {}, 'That is not possible right now.'],
  ])('refused by %s %j is kept to be changed', async (code, params, words) => {
    const refuse = (): never => {
      throw createRefusal(code, 409, { params })
    }
    await draw({ answers: [[setOwnCode, refuse]] })
    type('ANA')

    fireEvent.click(save())

    expect(await screen.findByText(words)).toBeTruthy()
    expect(field().value).toBe('ANA')
  })
})

describe('the switch of the name', () => {
  const toggle = (): HTMLInputElement => screen.getByLabelText('Friends see my first name')

  it('shows what friends read', async () => {
    const { askedOf } = await draw()
    expect(screen.getByText('Your friends read: “A friend invites you”')).toBeTruthy()

    fireEvent.click(toggle())

    expect(await screen.findByText('Your friends read: “Ana invites you”')).toBeTruthy()
    await waitFor(() => expect(askedOf(setNameShown)).toEqual([{ body: { shown: true } }]))
  })

  it('goes back when the server will not', async () => {
    const refuse = (): never => {
      throw createRefusal('internal_error', 500)
    }
    await draw({ answers: [[setNameShown, refuse]] })

    fireEvent.click(toggle())

    expect(await screen.findByText('That is not possible right now.')).toBeTruthy()
    expect(toggle().checked).toBe(false)
  })

  it.each([
    ['the rules have no names', [[readReferralProgram, () => ({ ...PROGRAM, names: false })]]],
    ['no name is known', [[readReferralHome, () => createHome({ name: { shown: false } })]]],
  ] as const)('is not there where %s', async (_why, answers) => {
    await draw({ answers })

    expect(screen.queryByLabelText('Friends see my first name')).toBeNull()
  })
})
