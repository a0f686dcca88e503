/** The merchant's own words over those of the language. */
import type { SuppliedTexts } from './translate.ts'

/** By `ui` or a widget's name. */
export type TextsByWidget = Readonly<Record<string, SuppliedTexts>>

/**
 * Text by text: what `own` leaves out or empties stays as `supplied` has it, and is English where that has nothing.
 * Takes `own` as the backend sent it: what is no text is passed over when it is wanted, and `checkTexts` names it.
 */
export function overlayTexts(
  supplied: TextsByWidget | undefined,
  own: TextsByWidget | undefined,
): TextsByWidget | undefined {
  if (!own) return supplied
  const merged = { ...supplied }
  for (const [widget, texts] of Object.entries(own)) {
    const given = Object.entries(texts ?? {}).filter(([, text]) => text)
    merged[widget] = { ...merged[widget], ...Object.fromEntries(given) }
  }
  return merged
}
