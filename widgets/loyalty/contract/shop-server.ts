/** Between the shop’s own server and the backend: verified actions and corrections. */
import { z } from 'zod/mini'
import { defineEndpoint } from '../../../src/contract/endpoint.ts'
import { Id, Points } from '../../../src/contract/scalars.ts'

/** `customerId` is the `sub` of the identity proof. */
const CustomerParams = z.object({ customerId: Id })

export const tellAction = defineEndpoint({
  id: 'loyalty.tellAction',
  method: 'POST',
  path: '/v1/loyalty/members/{customerId}/actions',
  access: 'secret',
  summary:
    'The shop vouches for an action, such as a review: spendable at once. Once per `sourceId`.',
  params: CustomerParams,
  body: z.object({ ruleId: Id, sourceId: Id }),
  response: z.object({ applied: z.boolean(), points: Points }),
  problems: [
    'unknown_rule',
    'earn_forbidden',
    'limit_reached',
    'tier_required',
    'not_started',
    'rule_ended',
    'program_paused',
    'member_excluded',
  ],
})

export const adjustPoints = defineEndpoint({
  id: 'loyalty.adjustPoints',
  method: 'POST',
  path: '/v1/loyalty/members/{customerId}/adjustments',
  access: 'secret',
  summary:
    'Corrects a balance by hand. What is taken and not there becomes debt. Once per `adjustmentId`.',
  params: CustomerParams,
  body: z.object({
    adjustmentId: Id,
    points: Points.check(z.minimum(-1_000_000_000), z.maximum(1_000_000_000)),
    /** Shown to the shopper. */
    note: z.optional(z.string().check(z.maxLength(200))),
  }),
  response: z.object({ applied: z.boolean(), balance: z.int() }),
  problems: ['not_found'],
})

export const setMember = defineEndpoint({
  id: 'loyalty.setMember',
  method: 'PUT',
  path: '/v1/loyalty/members/{customerId}',
  access: 'secret',
  summary: 'Takes a member out of the programme, or back in: who is out can read and nothing else.',
  params: CustomerParams,
  body: z.object({ excluded: z.boolean() }),
  response: z.object({ excluded: z.boolean() }),
})
