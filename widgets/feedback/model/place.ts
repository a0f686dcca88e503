/** What this tab keeps of where the shopper is in the widget. */
import { recall, remember } from '../../../src/ui/tab-memory.ts'

export function rememberPlace(name: string, place: string | undefined): void {
  const { [name]: _before, ...others } = recall().places ?? {}
  remember({ places: place === undefined ? others : { ...others, [name]: place } })
}
