/** Words of the merchant in the languages of their shop. */
import { z } from 'zod/mini'

/** By language, as `en`; what is missing is said in English, or in the first there is. */
export const Words = z.record(
  z.string().check(z.regex(/^[a-z]{2,3}$/)),
  z.string().check(z.minLength(1), z.maxLength(4000)),
)
export type Words = z.infer<typeof Words>
