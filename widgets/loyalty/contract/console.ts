/** The merchant’s console: the programme as versions, checked when saved. */
import { z } from 'zod/mini'
import { defineEndpoint } from '../../../src/contract/endpoint.ts'
import { Id, Instant } from '../../../src/contract/scalars.ts'
import { Program } from './program.ts'

/** The rules as a merchant writes them; id, revision, currency and time zone are the backend’s. */
export const ProgramRules = z.omit(Program, {
  id: true,
  revision: true,
  timezone: true,
  currency: true,
})
export type ProgramRules = z.infer<typeof ProgramRules>

export const ProgramVersion = z.object({ program: Program, createdAt: Instant })
export type ProgramVersion = z.infer<typeof ProgramVersion>

export const readProgramVersions = defineEndpoint({
  id: 'loyalty.readProgramVersions',
  method: 'GET',
  path: '/v1/merchant/loyalty/program',
  access: 'merchant',
  summary: 'The version in force, the newest draft over it, and the versions before, newest first.',
  response: z.object({
    inForce: z.nullable(ProgramVersion),
    draft: z.nullable(ProgramVersion),
    earlier: z.array(
      z.object({ revision: z.int(), status: Program.shape.status, createdAt: Instant }),
    ),
  }),
})

export const saveProgram = defineEndpoint({
  id: 'loyalty.saveProgram',
  method: 'PUT',
  path: '/v1/merchant/loyalty/program',
  access: 'merchant',
  summary:
    'Saves a new version. A draft changes nothing; `active` and `paused` come into force at once. Rules that cannot work are refused.',
  body: z.object({
    /** The newest revision the merchant saw; 0 for the first. */
    basedOn: z.int(),
    rules: ProgramRules,
  }),
  response: ProgramVersion,
  problems: ['revision_conflict', 'impossible_rules'],
})

/** Every reason rules cannot work; `params.path` of the problem `impossible_rules` names the field, `params.reason` is one of these. */
export const RuleFault = z.enum([
  'out_of_range',
  'duplicate_id',
  'unknown_tier',
  'tiers_not_ascending',
  'value_missing',
  'field_not_of_this_kind',
  'ends_before_it_starts',
  'costs_nothing',
  'unreachable',
  'expires_before_release',
  'wrong_currency',
  'earns_too_much',
])
export type RuleFault = z.infer<typeof RuleFault>

export const RuleFaultParams = z.object({
  path: z.string(),
  reason: RuleFault,
  ruleId: z.optional(Id),
})
