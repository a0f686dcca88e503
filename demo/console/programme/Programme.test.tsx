/** The programme's page: rules in words, the switch, and somebody else's change. */
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, expect, test, vi } from 'vitest'
import type { Program } from '../../../widgets/loyalty/contract.ts'
import { callApi } from '../api.ts'
import { createProgrammeModel } from './model.ts'
import { Programme } from './Programme.tsx'
import { rulesInWords } from './words.ts'

const euro = (minor: number): { minor: number; currency: string } => ({ minor, currency: 'EUR' })

const PROGRAM: Program = {
  id: 'embers',
  revision: 4,
  status: 'active',
  timezone: 'Europe/Bucharest',
  currency: 'EUR',
  earn: { points: 1, perMinor: 100 },
  holdDays: 14,
  tiers: [
    { id: 'fern', name: 'Fern', threshold: 200, earnRatePercent: 125, benefits: ['Early sale'] },
  ],
  earnRules: [
    {
      id: 'visit',
      kind: 'visit',
      name: 'Visit',
      points: 5,
      streakDays: 3,
      fromPage: true,
      limit: { max: 2, days: 30 },
    },
  ],
  rewards: [
    {
      id: 'five',
      name: 'Five off',
      value: { kind: 'amount', off: euro(500) },
      cost: 100,
      modes: ['code'],
      codeDays: 90,
      minOrder: euro(1000),
      tierIds: ['fern'],
      nextOrderOnly: true,
    },
    {
      id: 'pay',
      name: 'Pay',
      value: { kind: 'variable', step: 100, value: euro(100), min: 200, maxPercent: 50 },
      cost: 200,
      modes: ['checkout_hold'],
      codeDays: 1,
    },
  ],
  expiry: { mode: 'inactivity', months: 12 },
}

interface Saved {
  readonly basedOn: number
  readonly rules: { readonly status: string; readonly earn: unknown }
}

/** Answers reads with the programme, and saves as told. */
function open(program: Program, draft: Program | null = null, save?: () => Response): Saved[] {
  const saved: Saved[] = []
  const at = '2026-06-10T12:00:00.000Z'
  let inForce = program
  vi.stubGlobal('fetch', async (_path: string, { method, body }: RequestInit) => {
    if (method === 'GET')
      return Response.json({
        inForce: inForce.status === 'draft' ? null : { program: inForce, createdAt: at },
        draft:
          inForce.status === 'draft'
            ? { program: inForce, createdAt: at }
            : draft && { program: draft, createdAt: at },
        earlier: [],
      })
    const given = JSON.parse(String(body)) as Saved
    saved.push(given)
    if (save) return save()
    inForce = {
      ...inForce,
      revision: 5,
      status: given.rules.status === 'paused' ? 'paused' : 'active',
    }
    return Response.json({ program: inForce, createdAt: at })
  })
  render(<Programme model={createProgrammeModel(callApi)} />)
  return saved
}

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

test('the rules are sentences a merchant can check', () => {
  const text = rulesInWords(PROGRAM).flatMap(({ sentences }) => sentences)

  expect(text).toEqual([
    '1 point for every €1.00 of merchandise, without shipping and tax.',
    'Points of an order wait 14 days, in case something comes back.',
    'Visit: 5 points. For 3 days in a row. At most 2 times in 30 days. Told by the page, on honour.',
    'Five off: €5.00 off, for 100 points. For orders of €10.00 and more. Only for Fern. For the next order only. The code is good for 90 days.',
    'Pay: €1.00 for every 100 points, up to 50% of the order, from 200 points on. Can be set aside at the checkout.',
    'Counted are the points earned of the last twelve months.',
    'Fern from 200 on: 1.25 times the points. Early sale.',
    'All points expire 12 months after the last earning or redeeming.',
  ])
})

test('pausing saves the same rules as a new version over the newest, and says it counts now', async () => {
  const saved = open(PROGRAM)

  fireEvent.click(await screen.findByRole('button', { name: 'Paused' }))

  await screen.findByText('Saved. It is in force now.')
  expect(saved).toMatchObject([{ basedOn: 4, rules: { status: 'paused', earn: PROGRAM.earn } }])
  expect(saved[0]?.rules).not.toHaveProperty('revision')
  expect(screen.getByRole('button', { name: 'Paused' }).getAttribute('aria-pressed')).toBe('true')
})

test('what is pressed already is not saved again', async () => {
  const saved = open(PROGRAM)

  fireEvent.click(await screen.findByRole('button', { name: 'Active' }))

  expect(saved).toEqual([])
})

test('a first programme is a draft until it is made active', async () => {
  const saved = open({ ...PROGRAM, status: 'draft' })
  await screen.findByText('Not in force yet: nobody earns or spends by these rules.')

  fireEvent.click(screen.getByRole('button', { name: 'Active' }))

  await screen.findByText('Shoppers earn and spend points.')
  expect(saved).toMatchObject([{ rules: { status: 'active' } }])
})

test('a draft over the rules in force waits until it is put into force', async () => {
  const draft: Program = {
    ...PROGRAM,
    revision: 7,
    status: 'draft',
    earn: { points: 2, perMinor: 100 },
  }
  const saved = open(PROGRAM, draft)

  fireEvent.click(await screen.findByRole('button', { name: 'Put into force' }))

  await screen.findByText('Saved. It is in force now.')
  expect(saved).toMatchObject([{ basedOn: 7, rules: { status: 'active', earn: { points: 2 } } }])
})

test('somebody else’s change is shown, and not overwritten', async () => {
  open(PROGRAM, null, () =>
    Response.json(
      { type: 'about:blank', title: '', status: 409, code: 'revision_conflict', retryable: false },
      { status: 409 },
    ),
  )

  fireEvent.click(await screen.findByRole('button', { name: 'Paused' }))

  expect((await screen.findByRole('alert')).textContent).toContain('Somebody else has changed')
  expect(screen.getByRole('button', { name: 'Active' }).getAttribute('aria-pressed')).toBe('true')
})
