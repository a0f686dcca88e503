/** Looking members up: the search, the list, the file, and the history read on. */
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, expect, test, vi } from 'vitest'
import type { HistoryRow, MemberEntry } from '../../../widgets/loyalty/contract.ts'
import { callApi } from '../api.ts'
import { createMembersModel, type MemberFile } from './model.ts'
import { Members } from './Members.tsx'

const AT = '2026-06-10T12:00:00.000Z'
const ana: MemberEntry = {
  memberId: 'mem_1',
  customerId: 'ana',
  name: 'Ana Rusu',
  email: 'ana@example.com',
  since: AT,
}
const anatol: MemberEntry = { memberId: 'mem_2', customerId: 'customer-42', since: AT }

function row(entry: number, more: Partial<HistoryRow>): HistoryRow {
  return {
    entry,
    at: AT,
    type: 'earn',
    status: 'settled',
    points: 44,
    rule: 'purchase',
    reason: 'order_paid',
    lots: [],
    ...more,
  }
}

function fileOf(
  member: MemberEntry,
  items: readonly HistoryRow[],
  nextCursor: string | null,
): MemberFile {
  return {
    member,
    wallet: {
      revision: 3,
      available: 1120,
      pending: 44,
      held: 100,
      debt: 0,
      spendable: 1120,
      lifetime: 1264,
      nextRelease: { points: 44, at: '2026-06-24T12:00:00.000Z' },
      spent: { minor: 126_400, currency: 'EUR' },
      tier: { current: null, qualifying: 0, pendingQualifying: 0, next: null },
    },
    redemptions: [
      {
        id: 'red_1',
        rewardId: 'five',
        rewardName: 'Five off',
        status: 'issued',
        mode: 'code',
        points: 100,
        value: { kind: 'amount', off: { minor: 500, currency: 'EUR' } },
        code: 'ABCDE-FGHJK-MNPQR',
        createdAt: AT,
        expiresAt: '2026-09-08T12:00:00.000Z',
        undoable: true,
      },
    ],
    history: { items: [...items], nextCursor },
  }
}

let asked: string[]

function open(answers: Readonly<Record<string, unknown>>): void {
  asked = []
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path)
    return Response.json(answers[path])
  })
  render(<Members model={createMembersModel(callApi)} />)
}

function find(text: string): void {
  const field = screen.getByLabelText('E-mail, customer id or member id')
  fireEvent.input(field, { target: { value: text } })
  fireEvent.submit(screen.getByRole('search'))
}

const PATH = '/v1/merchant/loyalty/members'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

test('the only one found is opened: figures, codes and history', async () => {
  const items = [
    row(3, { type: 'redeem', points: -100, reason: 'redeemed', rule: 'five' }),
    row(2, { status: 'pending', availableAt: '2026-06-24T12:00:00.000Z', orderId: 'o1' }),
  ]
  open({
    [`${PATH}?search=ana%2Bx%40example.com`]: { items: [ana] },
    [`${PATH}/mem_1`]: fileOf(ana, items, null),
  })

  find(' ana+x@example.com ')

  await screen.findByRole('heading', { name: 'Ana Rusu' })
  const text = document.body.textContent
  for (const part of [
    'Available1,120',
    'Waiting44',
    'Set aside100',
    'ABCDE-FGHJK-MNPQR',
    '€5.00 off, 100 points',
    '−100',
    '+44',
    'order_paid · o1 · waits until',
  ])
    expect(text).toContain(part)
  expect(screen.queryByRole('button', { name: 'Show earlier' })).toBeNull()
})

test('of several, the one pressed is opened', async () => {
  open({
    [`${PATH}?search=ana`]: { items: [ana, anatol] },
    [`${PATH}/mem_2`]: fileOf(anatol, [], null),
  })
  find('ana')

  fireEvent.click(await screen.findByRole('button', { name: /customer-42/ }))

  await screen.findByRole('heading', { name: 'customer-42' })
  expect(screen.getByRole('status').textContent).toBe('2 members found.')
})

test('nobody found is said', async () => {
  open({ [`${PATH}?search=nobody`]: { items: [] } })

  find('nobody')

  await screen.findByText('0 members found.')
  expect(asked).toHaveLength(1)
})

test('the history is read on from where it ended, below what is there', async () => {
  open({
    [`${PATH}?search=ana`]: { items: [ana] },
    [`${PATH}/mem_1`]: fileOf(ana, [row(2, { orderId: 'o2' })], '2'),
    [`${PATH}/mem_1?cursor=2`]: fileOf(ana, [row(1, { orderId: 'o1' })], null),
  })
  find('ana')

  fireEvent.click(await screen.findByRole('button', { name: 'Show earlier' }))

  await screen.findByText(/o1/)
  expect(screen.getByText(/o2/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Show earlier' })).toBeNull()
})
