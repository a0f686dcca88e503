/** The panel from press to close: a frame at once, its content after that frame is painted, and a memory for the next page. */
import { claimTab, forgetTab, recall, remember } from '../ui/tab-memory.ts'
import type { DoorOptions, OpenedBy } from './door.ts'
import { HOME } from './home.ts'
import { deepActiveElement } from './focus.ts'
import { isHiddenOn } from './hide-on.ts'
import { findModalDialog, whenNoDialog } from './panel-layer.ts'
import { isRoomy } from './panel-shape.ts'
import { applyLook } from './look.ts'
import { loadViews, openPanel, type OpenPanel } from './open-panel.ts'

export interface Panel {
  readonly isOpen: boolean
  open(widget: string | undefined, by: OpenedBy): Promise<void>
  /** As it was left on the page before; without taking the focus, and not over a page that was just asked for. */
  reopen(): void
  prepare(): Promise<unknown>
  close(): void
  onNavigate(): void
  destroy(): void
}

export function createPanel(options: DoorOptions): Panel {
  const { sections, member } = options
  let current: OpenPanel | undefined
  /** Who was not told of an opening is told of no close. */
  let isTold = false
  // The latest wish wins when the page's dialog makes several wait.
  let wish = 0
  // Colours of the page, read once; from now on they are renewed when it changes them.
  applyLook(options.shadow.root)
  let wasMember = false
  const stopClaiming = member.subscribe(({ memberId }) => {
    if (memberId !== undefined) claimTab(memberId)
    // A page that begins without a word about who is there is no sign-out.
    else if (wasMember) forgetTab()
    wasMember = memberId !== undefined
  })

  /** One widget needs no home; an unknown name is no reason to show nothing. */
  function choose(widget: string | undefined): string {
    const isKnown = sections.some(({ name }) => name === widget)
    if (widget !== undefined && isKnown) return widget
    return sections.length === 1 ? sections[0]!.name : HOME
  }

  /** A shopper who pays is not to be met by what they looked at before. */
  const isUnwanted = (): boolean => isHiddenOn(options.hideOn, location.pathname)

  function show(widget: string, opener: Element | null): OpenPanel {
    remember({ isOpen: true, section: widget })
    return openPanel({
      ...options,
      first: widget,
      opener,
      onClose: close,
      onSection(section) {
        remember({ section })
        options.onSection?.(section)
      },
    })
  }

  function close(): void {
    wish += 1
    if (!current) return
    const { shown, giveFocusBack } = current
    hide()
    remember({ isOpen: false })
    giveFocusBack()
    if (isTold) options.onClose(shown())
  }

  function hide(): void {
    current?.erase()
    current = undefined
    options.launcher.setOpen(false)
  }

  return {
    get isOpen() {
      return current !== undefined
    },
    async open(asked, by) {
      const mine = (wish += 1)
      const opener = deepActiveElement()
      const widget = choose(asked ?? recall().section)
      await whenNoDialog()
      if (mine !== wish || !options.mayShow(widget, by)) return
      if (current) {
        current.go(widget)
        return
      }
      const opened = (current = show(widget, opener))
      opened.takeFocus()
      options.launcher.setOpen(true)
      isTold = false
      // Whatever the page and we do about it comes after the shopper sees it.
      await opened.painted
      if (current !== opened) return
      isTold = true
      options.onOpen(widget, by)
    },
    reopen() {
      if (current) return
      // On a phone it would hide the page; below a dialog it would come as a surprise later.
      if (!isRoomy() || isUnwanted() || findModalDialog()) return remember({ isOpen: false })
      const widget = choose(recall().section)
      if (!options.mayShow(widget, 'launcher')) return
      isTold = true
      current = show(widget, null)
      current.element.dataset['quiet'] = ''
      options.launcher.setOpen(true)
    },
    prepare: loadViews,
    close,
    onNavigate() {
      if (!isRoomy() || isUnwanted()) close()
    },
    destroy() {
      wish += 1
      stopClaiming()
      hide()
    },
  }
}
