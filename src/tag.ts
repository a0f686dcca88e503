/** What the merchant wrote into the page: the attributes of the script tag, and the JSON block for longer settings. */
import type { Widget, WidgetFactory } from './widget.ts'
import { RegularsError } from './core/errors.ts'
import type { InitOptions } from './init.ts'
import { logError } from './log.ts'

const ATTRIBUTES = ['shop', 'endpoint', 'locale', 'consent'] as const
/** In the JSON block, the options of each widget by its name. */
type OptionsByWidget = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** A form named "currentScript" would shadow the property; only a real script element is trusted. */
export function findTag(): HTMLScriptElement | undefined {
  const current = document.currentScript
  const own = current instanceof HTMLScriptElement ? current : undefined
  if (own?.dataset['shop']) return own
  // A tag manager may inject a copy without attributes, and a module has no currentScript.
  return document.querySelector<HTMLScriptElement>('script[data-shop]') ?? own
}

export function readTag(
  tag: HTMLScriptElement | undefined,
  factories: readonly WidgetFactory[],
): InitOptions {
  const { widgets: byWidget, ...json } = readJson()
  const given: Record<string, unknown> = { ...json }
  for (const name of ATTRIBUTES) {
    if (tag?.dataset[name] !== undefined) given[name] = tag.dataset[name]
  }
  const base = new URL('.', tag?.src || document.baseURI)
  // The server of the script is the backend too, unless the tag names another one.
  if (tag?.src) given['endpoint'] ??= base.origin
  if (tag?.dataset['identity']) given['identify'] = tag.dataset['identity']
  const options = (byWidget ?? {}) as OptionsByWidget
  // For what few shops need, a file of its own beside the script.
  const loadFile = (name: string): Promise<unknown> => import(/* @vite-ignore */ `${base}${name}`)
  const all = factories.map((create) => create({ loadFile, ...options[create().name] }))
  return {
    ...given,
    widgets: chooseWidgets(all, tag?.dataset['widgets']),
    loadTexts: async (language) => (await fetch(new URL(`locales/${language}.json`, base))).json(),
  }
}

function chooseWidgets(mounted: readonly Widget[], wanted: string | undefined): readonly Widget[] {
  const all = [...mounted].sort((one, other) => (one.rank ?? 50) - (other.rank ?? 50))
  const names = wanted?.split(/[\s,]+/).filter(Boolean)
  if (!names) return all
  for (const name of names) {
    if (!all.some((widget) => widget.name === name))
      logError(
        new RegularsError('unknown_widget', name, all.map((widget) => widget.name).join(', ')),
      )
  }
  return all.filter((widget) => names.includes(widget.name))
}

/** `<script type="application/json" data-regulars-config>`. */
function readJson(): Record<string, unknown> {
  const text = document.querySelector('script[data-regulars-config]')?.textContent
  if (!text) return {}
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  } catch {
    // Said below, together with JSON that is no object.
  }
  logError(
    new RegularsError(
      'config_invalid',
      'data-regulars-config',
      text.trim().slice(0, 60),
      'a JSON object',
      '{ "shop": "pk_demo" }',
    ),
  )
  return {}
}
