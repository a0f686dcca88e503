// @vitest-environment happy-dom
/** An invitation taken in the page: told to the shop’s own server, whatever else the page may say. */
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { enhanceReferral } from './referral.ts'

let told: string[]

beforeAll(enhanceReferral)
beforeEach(() => {
  told = []
  vi.stubGlobal('fetch', async (path: string, { body }: RequestInit) => {
    told.push(`${path} ${String(body)}`)
    return new Response(null, { status: 204 })
  })
})
afterEach(() => vi.unstubAllGlobals())

function claim(detail: unknown): void {
  document.body.dispatchEvent(
    new CustomEvent('regulars:referral-claimed', { detail, bubbles: true }),
  )
}

test('the claim is told, and the visitor where there is one', () => {
  claim({ claimId: 'clm_1.sig', code: 'ABC' })
  claim({ claimId: 'clm_2.sig', visitorId: '7f9c24e8-3b12-4fef-91e0-1a2b3c4d5e6f' })

  expect(told).toEqual([
    '/shop/referral claimId=clm_1.sig',
    '/shop/referral claimId=clm_2.sig&visitorId=7f9c24e8-3b12-4fef-91e0-1a2b3c4d5e6f',
  ])
})

test.each([[undefined], [null], ['clm_1'], [{}], [{ claimId: 7 }]])(
  '%o is no claim and is told to nobody',
  (detail) => {
    claim(detail)

    expect(told).toEqual([])
  },
)

test('a shop that cannot be reached breaks nothing', async () => {
  const ask = vi.fn(async () => Promise.reject(new TypeError('fetch failed')))
  vi.stubGlobal('fetch', ask)

  claim({ claimId: 'clm_1.sig' })

  await vi.waitFor(() => expect(ask).toHaveBeenCalledOnce())
})
