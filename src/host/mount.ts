/** Puts the launcher and the panel into the merchant's page, and takes them out again without a trace. */
import type { LauncherConfig, Theme } from '../contract/shop.ts'
import type { ReadonlyCell } from '../core/cell.ts'
import type { NewsCounts } from '../core/news.ts'
import type { SuppliedTexts } from '../i18n/index.ts'
import { messages } from '../ui/messages.ts'
import type { Member } from '../widget.ts'
import { createDoor, PANEL_ID, type Door, type OpenedBy } from './door.ts'
import { mountElements } from './elements.ts'
import { createLauncher } from './launcher.ts'
import type { Section } from './section.ts'
import { openShadow } from './shadow.ts'
import { stepAside } from './step-aside.ts'
import { applyTheme } from './theme.ts'

const HOST_TAG = 'regulars-host'
/** A page that keeps removing us does not want us. */
const MAX_RETURNS = 5

export interface HostOptions {
  readonly shopName: string | undefined
  readonly locale: { readonly tag: string; readonly direction: string }
  readonly theme: Theme
  readonly launcher: LauncherConfig
  readonly sections: readonly Section[]
  readonly member: ReadonlyCell<Member>
  readonly news: ReadonlyCell<NewsCounts>
  /** Of the panel, in the language chosen; undefined for English. */
  readonly texts: SuppliedTexts | undefined
  onOpen(widget: string, by: OpenedBy): void
  onClose(widget: string): void
  report(error: unknown): void
}

export interface Host extends Pick<Door, 'open' | 'close'> {
  /** Opens what a button of the page asks for with `data-regulars-open`. */
  onClick(event: MouseEvent): void
  destroy(): void
}

export function mountHost(options: HostOptions): Host {
  const { sections, launcher: launcherConfig, texts } = options
  const style = (root: HTMLElement): void => {
    applyTheme(root, options.theme)
    root.lang = options.locale.tag
    root.style.setProperty('--regulars-direction', options.locale.direction)
  }

  // The one text needed at rest; the rest of them comes with the panel.
  const label = typeof texts?.['open'] === 'string' ? texts['open'] : messages.en.open
  const element = document.createElement(HOST_TAG)
  element.setAttribute('role', 'region')
  element.setAttribute('aria-label', label)
  const shadow = openShadow(element)
  style(shadow.root)

  const launcher = createLauncher(shadow, {
    ...launcherConfig,
    label,
    controls: PANEL_ID,
    onPress: () => (door.isOpen ? door.close() : void door.open(undefined, 'launcher')),
    onIntent: () => void import('./views.tsx').catch(options.report),
  })
  const door = createDoor({
    shadow,
    launcher,
    side: launcherConfig.side ?? 'end',
    shopName: options.shopName,
    sections,
    member: options.member,
    news: options.news,
    texts,
    locale: options.locale.tag,
    mayShow: (widget, by) => mayShow(element, widget, by),
    onOpen: options.onOpen,
    onClose: options.onClose,
  })

  // A child of <html>: survives Turbo and `body.innerHTML = ''`, and no transform of <body> moves it.
  document.documentElement.append(element)
  const stopGuarding = guard(element)
  const stopSteppingAside = stepAside(launcher.button, element)
  const unmountElements = mountElements({ sections, applyTheme: style, report: options.report })

  return {
    open: door.open,
    close: door.close,
    onClick: (event) => openFromPage(event, door.open),
    destroy() {
      stopSteppingAside()
      stopGuarding()
      door.destroy()
      unmountElements()
      element.remove()
    },
  }
}

/** The merchant's own buttons: `data-regulars-open="loyalty"`, or empty for the first section. */
function openFromPage(event: MouseEvent, open: Host['open']): void {
  const button = event.target instanceof Element && event.target.closest('[data-regulars-open]')
  if (!button) return
  event.preventDefault()
  void open(button.getAttribute('data-regulars-open') || undefined, 'page')
}

/** `regulars:before-show` bubbles to the document; a page that prevents it is not asked twice. */
function mayShow(element: HTMLElement, widget: string, by: OpenedBy): boolean {
  const detail = { widget, by }
  return element.dispatchEvent(
    new CustomEvent('regulars:before-show', { bubbles: true, cancelable: true, detail }),
  )
}

function guard(element: HTMLElement): () => void {
  let returns = 0
  const observer = new MutationObserver(() => {
    if (!element.isConnected && returns++ < MAX_RETURNS) document.documentElement.append(element)
  })
  observer.observe(document.documentElement, { childList: true })
  return () => observer.disconnect()
}
