/** A campaign by the words it shows, and where a problem of it stands in words. */
import type { Draft } from './draft.ts'

/** Its English title, or any; its id where nothing was written yet. */
export function titleOf({ id, texts = {} }: Pick<Draft, 'id' | 'texts'>): string {
  const words = texts.en ?? Object.values(texts)[0]
  return words?.titlePlain ?? words?.title ?? id
}
