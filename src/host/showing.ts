/** What of the panel is on the screen, if anything; and a frame in reserve, laid out before it is asked for. */
import { recall, remember } from '../ui/tab-memory.ts'
import type { DoorOptions } from './door.ts'
import { HOME } from './home.ts'
import { announce, openPanel, type OpenPanel } from './open-panel.ts'
import { drawFrame, type PanelFrame } from './panel-frame.ts'
import panelCss from './panel.css?inline'

export interface Showing {
  readonly current: OpenPanel | undefined
  /** The section to begin with when `widget` is asked for. */
  choose(widget: string | undefined): string
  /** Draws the frame unseen, so that a press has but to show it. */
  prepare(): void
  show(widget: string, opener: Element | null): OpenPanel
  hide(): void
}

export function createShowing(options: DoorOptions, onClose: () => void): Showing {
  const { shadow, launcher, texts, sections } = options
  let current: OpenPanel | undefined
  let spare: PanelFrame | undefined

  function draw(): PanelFrame {
    const { direction } = getComputedStyle(shadow.root)
    const onBack = (): void => current?.go(HOME)
    return drawFrame({ side: options.side, texts, direction, onBack, onClose })
  }

  /** One widget needs no home; an unknown name is no reason to show nothing. */
  function choose(widget = recall().section): string {
    const isKnown = sections.some(({ name }) => name === widget)
    if (widget !== undefined && isKnown) return widget
    return sections.length === 1 ? sections[0]!.name : HOME
  }

  function show(widget: string, opener: Element | null): OpenPanel {
    remember({ isOpen: true, section: widget })
    const frame = spare ?? draw()
    spare = undefined
    shadow.addStyles(panelCss)
    const onSection = (section: string): void => {
      remember({ section })
      options.onSection?.(section)
    }
    current = openPanel({ ...options, frame, first: widget, opener, onClose, onSection })
    launcher.setAttribute('aria-expanded', 'true')
    return current
  }

  return {
    get current() {
      return current
    },
    choose,
    prepare() {
      if (current || spare) return
      spare = draw()
      shadow.addStyles(panelCss)
      announce(spare, options, choose())
      shadow.root.append(spare.element)
    },
    show,
    hide() {
      spare?.element.remove()
      current?.erase()
      spare = current = undefined
      launcher.setAttribute('aria-expanded', 'false')
    },
  }
}
