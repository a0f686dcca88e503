/** The merchant's own words over those of the language. Loaded for shops that bring some. */
import type { OwnTexts } from './contract/shop.ts'
import { RegularsError } from './core/errors.ts'
import { checkTexts } from './i18n/check-texts.ts'
import { overlayTexts, type TextsByWidget } from './i18n/overlay-texts.ts'
import { messages } from './ui/messages.ts'
import type { Widget } from './widget.ts'

export interface OwnTextsOptions {
  readonly own: OwnTexts
  readonly language: string
  readonly widgets: readonly Widget[]
  report(error: unknown): void
}

/** What cannot be used is named in one line, all languages together, and left out. */
export function withOwnTexts(
  supplied: TextsByWidget | undefined,
  options: OwnTextsOptions,
): TextsByWidget | undefined {
  reportProblems(options).catch(options.report)
  const own = Object.hasOwn(options.own, options.language) ? options.own[options.language] : {}
  return overlayTexts(supplied, own)
}

async function reportProblems({ own, widgets, report }: OwnTextsOptions): Promise<void> {
  const problems = await checkTexts(own, {
    ui: async () => ({ messages }),
    ...Object.fromEntries(
      widgets.map(({ name, parts }) => [name, async () => (await parts()).messages()]),
    ),
  })
  const sentences = problems.map(
    (problem) => new RegularsError('config_invalid', ...problem).message,
  )
  if (sentences.length > 0) report(new Error(sentences.join('\n')))
}
