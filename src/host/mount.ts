/** Puts the launcher and the panel into the merchant's page, and takes them out again without a trace. */
import type { LauncherConfig, Theme } from '../contract/shop.ts'
import type { ReadonlyCell } from '../core/cell.ts'
import type { NewsCounts } from '../core/news.ts'
import { once } from '../core/once.ts'
import type { SuppliedTexts } from '../i18n/index.ts'
import type { Member } from '../widget.ts'
import { wordAtRest } from '../ui/words-at-rest.ts'
import type { Badge, BadgeOptions } from './badge.ts'
import { createDoor, PANEL_ID, type Door, type OpenedBy } from './door.ts'
import { mountElements } from './elements.ts'
import { followPage } from './follow-page.ts'
import { importAgain } from './import-again.ts'
import { createLauncher, placeLauncher } from './launcher.ts'
import type { Section } from './section.ts'
import { openShadow } from './shadow.ts'
import { stepAside } from './step-aside.ts'
import { applyTheme } from './theme.ts'

const HOST_TAG = 'regulars-host'

export interface HostOptions {
  readonly shopName: string | undefined
  readonly locale: { readonly tag: string; readonly direction: string }
  readonly theme: Theme
  /** As the backend wrote it: what is wrong in it falls away alone. */
  readonly launcher: LauncherConfig
  readonly sections: readonly Section[]
  readonly member: ReadonlyCell<Member>
  readonly news: ReadonlyCell<NewsCounts>
  /** Of the panel, in the language chosen; undefined for English. */
  readonly texts: SuppliedTexts | undefined
  onOpen(widget: string, by: OpenedBy): void
  onClose(widget: string): void
  /** A section, or `home`, is on the screen. */
  onSection?(widget: string): void
  /** `<html>` has changed, perhaps its language. */
  onLanguage?(): void
  report(error: unknown): void
}

export type Extras = typeof import('./launcher-extras.ts')

export interface BeforeShow {
  readonly widget: string
  /** `element`: not opened by anybody, but drawn where the page has placed it. */
  readonly by: OpenedBy | 'element'
}

/** `false` when the page does not want it now. */
export type MayShow = (element: HTMLElement, widget: string, by: BeforeShow['by']) => boolean

export interface Host extends Pick<Door, 'open' | 'close'> {
  /** Opens what a button of the page asks for with `data-regulars-open`. */
  onClick(event: MouseEvent): void
  /** A key was pressed: the focus may be under the launcher now. */
  onKey(): void
  /** Another page is shown without a load. */
  onNavigate(url: URL): void
  destroy(): void
}

export function mountHost(options: HostOptions): Host {
  const { sections, launcher: config, texts, report } = options
  const roots = new Set<HTMLElement>()
  const style = (root: HTMLElement): void => {
    roots.add(root)
    applyTheme(root, options.theme, report)
    root.lang = options.locale.tag
    root.style.setProperty('--regulars-direction', options.locale.direction)
  }

  // The one text needed at rest; the rest of them comes with the panel.
  const label = wordAtRest(texts, 'open')
  const element = appendHost(label)
  const shadow = openShadow(element)
  style(shadow.root)

  const launcher = createLauncher(shadow, {
    ...config,
    label,
    controls: PANEL_ID,
    onPress: () => (door.isOpen ? door.close() : void door.open(undefined, 'launcher')),
    onIntent: () => void door.prepare().catch(report),
  })
  const { button } = launcher
  let pageDirection = placeLauncher(shadow.root, button, config)
  const door = createDoor({
    shadow,
    launcher,
    hideOn: config.hideOn,
    // The panel is laid out by the language of its words, the launcher by the page's.
    get side() {
      const isTurned = pageDirection !== options.locale.direction
      return (config.side === 'start') === isTurned ? 'end' : 'start'
    },
    shopName: options.shopName,
    sections,
    member: options.member,
    news: options.news,
    texts,
    locale: options.locale.tag,
    mayShow: (widget, by) => mayShow(element, widget, by),
    onOpen: options.onOpen,
    onClose: options.onClose,
    onSection: (widget) => options.onSection?.(widget),
  })

  const loadExtras = once(() => importAgain(() => import('./launcher-extras.ts')))
  const withExtras = (run: (extras: Extras) => void): void =>
    void loadExtras().then((extras) => element.isConnected && run(extras), report)

  const aside = stepAside({
    button,
    host: element,
    shadow,
    avoid: config.avoid,
    withExtras,
    report,
  })
  const follower = followPage(element, (isChanged) => {
    if (isChanged) restyle()
    aside.look()
  })
  const { kind, hideOn } = config
  // Hidden until it is known where to hide, so that no launcher flashes up on a checkout.
  button.hidden = kind === 'none' || Boolean(hideOn)
  const goTo = (path: string): void => {
    if (kind !== 'none' && hideOn)
      withExtras((extras) => extras.hideOn({ button, patterns: hideOn, onShown: aside.look }, path))
  }
  goTo(location.pathname)
  aside.look()

  const stopNews = followNews({
    news: options.news,
    badge: { shadow, button, label, texts, locale: options.locale.tag },
    isOpen: () => door.isOpen,
    withExtras,
  })
  const unmountElements = mountElements({ sections, applyTheme: style, mayShow, report })

  function restyle(): void {
    options.onLanguage?.()
    pageDirection = placeLauncher(shadow.root, button, config)
    for (const root of roots) {
      if (root.isConnected) style(root)
      else roots.delete(root)
    }
  }

  return {
    open: door.open,
    close: door.close,
    onClick(event) {
      openFromPage(event, door.open)
      follower.soon()
    },
    onKey: follower.soon,
    onNavigate(url) {
      goTo(url.pathname)
      door.onNavigate()
      follower.soon()
    },
    destroy() {
      follower.stop()
      aside.stop()
      stopNews()
      door.destroy()
      unmountElements()
      element.remove()
    },
  }
}

/** A child of `<html>`: survives Turbo and `body.innerHTML = ''`, and no transform of `<body>` moves it. */
function appendHost(label: string): HTMLElement {
  const element = document.createElement(HOST_TAG)
  element.setAttribute('role', 'region')
  element.setAttribute('aria-label', label)
  document.documentElement.append(element)
  return element
}

interface NewsOptions {
  readonly news: ReadonlyCell<NewsCounts>
  readonly badge: BadgeOptions
  isOpen(): boolean
  withExtras(run: (extras: Extras) => void): void
}

/** Most pages have no news, and load nothing for it. */
function followNews({ news, isOpen, withExtras, ...options }: NewsOptions): () => void {
  let badge: Badge | undefined
  // What was there when the page was loaded is shown, and not announced.
  let isOld = true
  const stop = news.subscribe((counts) => {
    const isSilent = isOld || isOpen()
    if (badge || Object.keys(counts).length > 0)
      withExtras(({ createBadge }) => {
        badge ??= createBadge(options.badge)
        badge.show(counts, isSilent)
      })
  })
  isOld = false
  return stop
}

/** The merchant's own buttons: `data-regulars-open="loyalty"`, or empty for the first section. */
function openFromPage(event: MouseEvent, open: Host['open']): void {
  const button = event.target instanceof Element && event.target.closest('[data-regulars-open]')
  if (!button) return
  event.preventDefault()
  void open(button.getAttribute('data-regulars-open') || undefined, 'page')
}

/** `regulars:before-show` bubbles to the document, where a page may prevent it. */
const mayShow: MayShow = (element, widget, by) => {
  const detail: BeforeShow = { widget, by }
  const init = { bubbles: true, composed: true, cancelable: true, detail }
  return element.dispatchEvent(new CustomEvent('regulars:before-show', init))
}
