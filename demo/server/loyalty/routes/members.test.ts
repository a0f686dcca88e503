import { afterAll, beforeAll, expect, test } from 'vitest'
import { findMembers, readMemberFile } from '../../../../widgets/loyalty/contract.ts'
import { addShopWith, bodyOf, give, problemOf, redeemFor } from '../../testing/loyalty.ts'
import { paidOrder } from '../../testing/orders.ts'
import { startTestServer, type TestServer } from '../../testing/test-server.ts'
import type { TestShop } from '../../testing/test-shop.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const MEMBERS = '/v1/merchant/loyalty/members'

async function ask(shop: TestShop, path: string): Promise<Response> {
  return shop.askAsServer(path, {
    headers: { authorization: '', cookie: await shop.signInMerchant() },
  })
}

async function search(shop: TestShop, text: string): Promise<unknown[]> {
  const path = `${MEMBERS}?search=${encodeURIComponent(text)}`
  const { items } = findMembers.response.parse(await bodyOf(ask(shop, path)))
  return items.map(({ customerId }) => customerId)
}

async function idOf(shop: TestShop, text: string): Promise<string> {
  const answer = await bodyOf(ask(shop, `${MEMBERS}?search=${text}`))
  return findMembers.response.parse(answer).items[0]?.memberId ?? ''
}

async function addCustomers(shop: TestShop): Promise<void> {
  for (const [id, email] of [
    ['ana', 'Ana.Rusu@example.com'],
    ['customer-42', 'anatol@example.com'],
    ['mihai', undefined],
  ] as const)
    await shop.put(`order-${id}`, {
      ...paidOrder(1000),
      customer: { id, ...(email && { email }) },
    })
}

test('members are found by how their e-mail or their id begins, in any case', async () => {
  const shop = await addShopWith(server)
  await addCustomers(shop)

  expect(await search(shop, ' ana')).toEqual(['ana', 'customer-42'])
  expect(await search(shop, 'CUSTOMER-4')).toEqual(['customer-42'])
  expect(await search(shop, await idOf(shop, 'mihai'))).toEqual(['mihai'])
  expect(await search(shop, '%')).toEqual([])
})

test('a file holds the wallet, every code and the history', async () => {
  const shop = await addShopWith(server)
  await give(shop, 700)
  const { redemption, wallet } = await redeemFor(shop)

  const answer = await bodyOf(ask(shop, `${MEMBERS}/${await idOf(shop, 'ana')}`))

  const file = readMemberFile.response.parse(answer)
  expect(file.wallet).toEqual(wallet)
  expect(file.redemptions).toMatchObject([{ id: redemption.id, code: redemption.code }])
  expect(file.history.items[0]).toMatchObject({ type: 'redeem', points: -500 })
})

test('members of another shop are neither found nor read', async () => {
  const [own, other] = [await addShopWith(server), await addShopWith(server)]
  await addCustomers(other)
  const memberId = await idOf(other, 'ana')

  expect(await search(own, 'ana')).toEqual([])
  expect(await problemOf(ask(own, `${MEMBERS}/${memberId}`))).toMatchObject({
    code: 'not_found',
  })
})
