/** What the tag puts into a page, for functions that tests run there. */
import type { Regulars } from '../../src/instance.ts'

declare global {
  interface Window {
    regulars?: Regulars
  }
}
