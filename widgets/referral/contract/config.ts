/** The widget’s part of the shop’s config, and what it tells of how it is used. */
import { z } from 'zod/mini'
import { defineEvents } from '../../../src/contract/event.ts'

/** Ways to pass the link on; `sheet` is the phone’s own. */
export const Channel = z.enum([
  'sheet',
  'copy',
  'qr',
  'whatsapp',
  'telegram',
  'viber',
  'messenger',
  'mail',
  'sms',
])
export type Channel = z.infer<typeof Channel>

/** A good moment to ask. `score`: a shopper would recommend the shop. `milestone`: a level was reached. */
export const Moment = z.enum(['order', 'score', 'milestone'])
export type Moment = z.infer<typeof Moment>

/** Part `widgets.referral` of the shop’s config. */
export const ReferralConfig = z.object({
  enabled: z._default(z.boolean(), true),
  /** Where a guest signs in or joins: a path of the shop, or an https address. */
  signInUrl: z.optional(z.string().check(z.maxLength(2048), z.regex(/^(\/(?!\/)|https:\/\/)/))),
  /** In this order; what a device cannot do is left out by itself. */
  channels: z._default(z.array(Channel), [...Channel.options]),
  /** When to ask shoppers to invite friends; an empty list never asks. */
  askAfter: z._default(z.array(Moment), [...Moment.options]),
  /** Takes `ref` out of the address bar once it was read, in the same history entry. Off, the address stays as it came. */
  cleanAddress: z._default(z.boolean(), false),
})
export type ReferralConfig = z.infer<typeof ReferralConfig>

export const referralEvents = defineEvents({
  'referral.viewed': {
    purpose: 'analytics',
    summary: 'The referral section was seen, by somebody who can invite or by somebody invited.',
    props: z.object({ place: z.enum(['panel', 'page']), as: z.enum(['advocate', 'friend']) }),
  },
  'referral.asked': {
    purpose: 'analytics',
    summary: 'The shopper was asked to invite friends.',
    props: z.object({ moment: Moment }),
  },
  'referral.shared': {
    purpose: 'analytics',
    summary: 'The shopper passed the link on, or tried to: what an app does with it is not seen.',
    props: z.object({ channel: Channel }),
  },
  'referral.landed': {
    purpose: 'analytics',
    summary: 'Somebody came by an invitation that can be taken.',
    props: z.object({}),
  },
  'referral.claimed': {
    purpose: 'analytics',
    summary: 'A friend took an invitation; `again` when it was taken before.',
    props: z.object({ again: z.boolean() }),
  },
  'referral.code_applied': {
    purpose: 'analytics',
    summary: 'The shop’s cart took the code of an invitation or of a reward, or it was copied.',
    props: z.object({ by: z.enum(['cart', 'copy']) }),
  },
})
