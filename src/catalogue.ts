/** Checks what a merchant's page tracks, before it is sent. Loaded only when there is something to check. */
import { coreEvents, ShopEventProps, type EventCatalogue } from './contract/event.ts'
import type { Widget } from './widget.ts'

/** Resolves with what is wrong, in words for the developer, or with nothing. */
export async function checkEvent(
  name: string,
  props: unknown,
  widgets: readonly Widget[],
): Promise<string | undefined> {
  const definition = (await readCatalogue(widgets))[name]
  const schema = definition?.props ?? (name.startsWith('shop.') ? ShopEventProps : undefined)
  if (!schema) return 'there is no event of this name; your own begin with "shop."'
  const issue = schema.safeParse(props).error?.issues[0]
  return issue && `"${issue.path.join('.') || 'props'}": ${issue.code.replaceAll('_', ' ')}`
}

async function readCatalogue(widgets: readonly Widget[]): Promise<EventCatalogue> {
  const catalogues = await Promise.all(
    widgets.map(async (widget) => (await widget.parts()).events?.() ?? {}),
  )
  return Object.assign(Object.create(null) as EventCatalogue, coreEvents, ...catalogues)
}
