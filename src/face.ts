/** What shoppers see of us: the texts of a language, the sections, launcher and panel. Made anew when language or look change. */
import type { Config } from './config.ts'
import type { Shop } from './contract/shop.ts'
import type { Core } from './core/create-core.ts'
import { yieldToPage } from './host/idle.ts'
import { mountHost, type Host } from './host/mount.ts'
import type { Section } from './host/section.ts'
import type { ChosenLocale, TextsByWidget } from './i18n/index.ts'
import type { InstanceEmitter } from './instance-events.ts'
import { createSections, wakeSections } from './sections.ts'
import type { TextSource } from './text-source.ts'
import type { CartLine, Moment, Widget } from './widget.ts'

export interface Face {
  readonly host: Host
  readonly sections: readonly Section[]
  readonly locale: ChosenLocale
  wake(moment: Moment): void
  remove(): void
}

export interface FaceParts {
  readonly core: Core
  readonly shop: Shop | undefined
  readonly widgets: readonly Widget[]
  readonly texts: TextSource
  applyCode(code: string): Promise<boolean>
  replaceCart(lines: readonly CartLine[]): Promise<boolean>
  readonly events: InstanceEmitter
  report(error: unknown): void
}

export interface FaceOptions extends FaceParts {
  readonly config: Pick<Config, 'theme' | 'launcher' | 'texts'>
  readonly locale: ChosenLocale
  /** Nothing of ours is in the page yet. */
  readonly isFirst: boolean
  /** The page speaks another language now. */
  onLanguage(): void
  /** Called when everything is at hand: the face before this one goes now. */
  leaveRoom(): void
}

export async function showFace(options: FaceOptions): Promise<Face> {
  const { core, config, locale, shop, events, report } = options
  const texts = await readTexts(options)
  let mounting: Promise<Host> | undefined
  const sections = createSections({
    ...options,
    shopOptions: shop?.widgets ?? {},
    texts,
    locale: locale.tag,
    host: () => mounting,
  })
  await yieldToPage()

  options.leaveRoom()
  mounting = mountHost({
    shopName: shop?.name,
    ...config,
    // After the settings, which have a `locale` too: the one that was asked for.
    locale,
    sections,
    member: core.identity.member,
    news: core.news.counts,
    texts: texts?.['ui'],
    onOpen(widget, by) {
      core.track('widget.opened', { widget, by })
      events.emit('open', { widget })
    },
    onClose(widget) {
      core.track('widget.closed', { widget })
      events.emit('close', { widget })
    },
    onSection: (widget) => events.emit('section', { widget }),
    onLanguage: options.onLanguage,
    ...(options.isFirst && { pause: yieldToPage }),
    report,
  })
  const host = await mounting
  return {
    host,
    sections,
    locale,
    wake: (moment) => wakeSections(sections, moment, report),
    remove() {
      host.destroy()
      for (const section of sections) section.dispose()
    },
  }
}

async function readTexts(options: FaceOptions): Promise<TextsByWidget | undefined> {
  const { config, locale, texts, widgets, report } = options
  const { language } = locale
  const supplied = await texts.load(language)
  if (Object.keys(config.texts).length === 0) return supplied
  const { withOwnTexts } = await import('./own-texts.ts')
  return withOwnTexts(supplied, { own: config.texts, language, widgets, report })
}
