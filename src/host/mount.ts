/** Puts the launcher and the panel into the merchant's page, and takes them out again without a trace. */
import type { LauncherConfig, Theme } from '../contract/shop.ts'
import type { ReadonlyCell } from '../core/cell.ts'
import type { NewsCounts } from '../core/news.ts'
import type { SuppliedTexts } from '../i18n/index.ts'
import type { Member } from '../widget.ts'
import { wordAtRest } from '../ui/words-at-rest.ts'
import type { Door, OpenedBy } from './door.ts'
import { mountElements } from './elements.ts'
import { createEntrance } from './entrance.ts'
import { createExtras, type WithExtras } from './extras.ts'
import { followNews } from './follow-news.ts'
import { followPage } from './follow-page.ts'
import { withAttributes } from './launcher.ts'
import { createRoots } from './roots.ts'
import type { Prompts } from './prompts/create-prompts.ts'
import type { Section } from './section.ts'
import { openShadow, type Shadow } from './shadow.ts'
import { stepAside } from './step-aside.ts'

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
  /** Between two pieces of the work; nothing is waited for where a face replaces another. */
  pause?(): Promise<void>
  report(error: unknown): void
}

export interface BeforeShow {
  readonly widget: string
  /** `element`: not opened by anybody, but drawn where the page has placed it. `proposal`: said unasked. */
  readonly by: OpenedBy | 'element' | 'proposal'
}

/** `false` when the page does not want it now. */
export type MayShow = (element: HTMLElement, widget: string, by: BeforeShow['by']) => boolean

/** What is needed to say something unasked beside the launcher. */
export interface Stage extends HostOptions {
  readonly shadow: Shadow
  readonly element: HTMLElement
  readonly button: HTMLElement
  readonly door: Pick<Door, 'isOpen'>
  readonly mayShow: MayShow
  /** There once something was said. */
  prompts?: Prompts
}

export interface Host extends Pick<Door, 'open' | 'close'> {
  readonly stage: Stage
  /** Opens what a button of the page asks for with `data-regulars-open`. */
  onClick(event: MouseEvent): void
  /** A key was pressed: the focus may be under the launcher now. */
  onKey(): void
  /** Another page is shown without a load. */
  onNavigate(url: URL): void
  destroy(): void
}

export async function mountHost(options: HostOptions): Promise<Host> {
  const { sections, launcher: config, texts, pause, report } = options
  // The one text needed at rest; the rest of them comes with the panel.
  const label = wordAtRest(texts, 'open')
  const element = appendHost(label)
  const shadow = openShadow(element)
  const roots = createRoots(options)
  roots.dress(shadow.root)
  await pause?.()

  const { button, door, place, prepare } = createEntrance({
    shadow,
    label,
    options,
    mayShow: (widget, by) => mayShow(element, widget, by),
  })
  const stage: Stage = { ...options, shadow, element, button, door, mayShow }
  const withExtras = createExtras(element, report)
  // Not seen until it is known what it must not cover.
  button.style.visibility = 'hidden'
  await pause?.()

  const { avoid } = config
  const aside = stepAside({ button, host: element, shadow, avoid, withExtras, report })
  const follower = followPage(element, (isChanged) => {
    if (isChanged) {
      options.onLanguage?.()
      place()
      roots.redress()
    }
    aside.look()
    // A keyboard has come to the launcher; a listener to the focus would be one more at rest.
    if (button.matches(':focus')) prepare()
  })
  const goTo = hideByPath(button, config, withExtras, aside.look)
  goTo(location)
  aside.look()
  await pause?.()

  const badge = { shadow, button, label, texts, locale: options.locale.tag }
  const stopNews = followNews({ news: options.news, badge, isOpen: () => door.isOpen, withExtras })
  const unmountElements = mountElements({ sections, applyTheme: roots.dress, mayShow, report })

  return {
    stage,
    open: door.open,
    close: door.close,
    onClick(event) {
      openFromPage(event, door.open)
      follower.soon()
    },
    onKey: follower.soon,
    onNavigate(url) {
      goTo(url)
      door.onNavigate()
      stage.prompts?.onNavigate(url)
      follower.soon()
    },
    destroy() {
      follower.stop()
      aside.stop()
      stopNews()
      door.destroy()
      stage.prompts?.destroy()
      unmountElements()
      element.remove()
    },
  }
}

/** A child of `<html>`: survives Turbo and `body.innerHTML = ''`, and no transform of `<body>` moves it. */
function appendHost(label: string): HTMLElement {
  const element = withAttributes(document.createElement(HOST_TAG), {
    role: 'region',
    'aria-label': label,
  })
  document.documentElement.append(element)
  return element
}

type Path = Pick<URL, 'pathname'>

/** Returns what is to be told of every other path. */
function hideByPath(
  button: HTMLElement,
  { kind, hideOn }: LauncherConfig,
  withExtras: WithExtras,
  onShown: () => void,
): (to: Path) => void {
  // Hidden until it is known where to hide, so that no launcher flashes up on a checkout.
  button.hidden = kind === 'none' || Boolean(hideOn)
  return ({ pathname }) => {
    if (kind !== 'none' && hideOn)
      withExtras((extras) => extras.hideOn({ button, patterns: hideOn, onShown }, pathname))
  }
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
