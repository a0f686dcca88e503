/** The rights of a customer, carried out by the shop’s own server: everything that is kept, and its erasure. */
import { z } from 'zod/mini'
import { defineEndpoint } from './endpoint.ts'

/**
 * `customerId` is the `sub` of the identity proof; of somebody who only ordered as a guest, the e-mail; of a guest who only wrote in the chat, the
 * member id their card in the inbox tells.
 */
const CustomerParams = z.object({ customerId: z.string().check(z.minLength(1), z.maxLength(320)) })

export const exportCustomer = defineEndpoint({
  id: 'customers.export',
  method: 'GET',
  path: '/v1/customers/{customerId}/export',
  access: 'secret',
  summary: 'Everything kept about a customer, by the part of the backend that keeps it.',
  params: CustomerParams,
  response: z.record(z.string(), z.unknown()),
  problems: ['secret_invalid', 'not_found'],
})

export const eraseCustomer = defineEndpoint({
  id: 'customers.erase',
  method: 'DELETE',
  path: '/v1/customers/{customerId}',
  access: 'secret',
  summary:
    'Erases who a customer was: name, address, links and claims. Sums the shop must keep stay, of nobody in particular; what friends were given stays theirs.',
  params: CustomerParams,
  response: z.object({ erased: z.boolean() }),
  problems: ['secret_invalid'],
})
