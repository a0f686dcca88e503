/** Who beside the backend is told of events, as a shop’s config says it; all of it is public, for it stands in every page. */
import { z } from 'zod/mini'

const Address = z.string().check(z.maxLength(300), z.regex(/^https:\/\/[^\s/?#@]+(\/[\w./-]*)?$/))
const PublicToken = z.string().check(z.regex(/^[\w-]{1,200}$/))
/** Tells two of one kind apart, and names its queue in the browser. */
const LaneName = z.optional(z.string().check(z.regex(/^[a-z][\da-z-]{0,31}$/)))

const PostHogConfig = z.object({
  kind: z.literal('posthog'),
  name: LaneName,
  /** The project key, `phc_…`. */
  key: PublicToken,
  /** Without it the cloud in the United States. */
  host: z.optional(Address),
  /** Makes persons of visitors; without it events stay anonymous, and nothing is noted about who has answered what. */
  personProfiles: z.optional(z.boolean()),
})

const SegmentConfig = z.object({
  kind: z.literal('segment'),
  name: LaneName,
  writeKey: PublicToken,
  /** Of a compatible server, as the data plane of RudderStack; without it Segment in the United States. */
  host: z.optional(Address),
})

const FormbricksSurvey = z.object({
  /** Its id at Formbricks. */
  surveyId: PublicToken,
  /** Element id at Formbricks by the id of our step; a step that is not named is not told. */
  questions: z.record(z.string().check(z.maxLength(64)), PublicToken),
})

const FormbricksConfig = z.object({
  kind: z.literal('formbricks'),
  name: LaneName,
  workspaceId: PublicToken,
  /** Without it Formbricks’ own cloud. */
  host: z.optional(Address),
  /** By the id of our survey; others are not told. */
  surveys: z.record(z.string().check(z.maxLength(64)), FormbricksSurvey),
})

const DataLayerConfig = z.object({
  kind: z.literal('data-layer'),
  name: LaneName,
  /** The array of the page; `dataLayer` without it. */
  variable: z.optional(z.string().check(z.regex(/^[A-Za-z_$][\w$]{0,63}$/))),
})

export const DestinationConfig = z.discriminatedUnion('kind', [
  PostHogConfig,
  SegmentConfig,
  FormbricksConfig,
  DataLayerConfig,
])
export type DestinationConfig = z.infer<typeof DestinationConfig>
export type DestinationKind = DestinationConfig['kind']
/** What the function of a kind takes. */
export type OptionsOf<K extends DestinationKind> = Omit<
  Extract<DestinationConfig, { readonly kind: K }>,
  'kind'
>
