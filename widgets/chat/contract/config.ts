/** The widget’s part of the shop’s config. */
import { z } from 'zod/mini'

/** A Chatwoot server with an inbox of the kind “API” instead of a backend of our own contract. */
export const ChatwootConfig = z.object({
  kind: z.literal('chatwoot'),
  /** Where the server is: `https://chat.example.com`. */
  url: z.string().check(z.maxLength(500), z.regex(/^https?:\/\/[^\s?#]+$/)),
  /** The inbox identifier of the API channel. */
  inbox: z.string().check(z.minLength(1), z.maxLength(200)),
})
export type ChatwootConfig = z.infer<typeof ChatwootConfig>

/** Part `widgets.chat` of the shop’s config. */
export const ChatConfig = z.object({
  enabled: z._default(z.boolean(), true),
  /** Without one, the backend of everything else. */
  backend: z.optional(ChatwootConfig),
})
export type ChatConfig = z.infer<typeof ChatConfig>
