/** Walls off what the shopper types in our shadow roots; a launcher at rest has nothing to type in and needs no listeners for it. */

const TYPING = [
  'keydown',
  'keypress',
  'keyup',
  'beforeinput',
  'input',
  'paste',
  'copy',
  'cut',
] as const

/** The page's hot keys must not fire while the shopper types here, nor its focus traps pull the focus away. */
export function keepEventsInside(root: HTMLElement): void {
  for (const type of TYPING)
    root.addEventListener(type, (event) => {
      if (isEditable(event.target)) event.stopPropagation()
    })
  // Bootstrap's enforceFocus and Dawn's trapFocus listen on document and take us for "outside".
  for (const type of ['focusin', 'focusout'])
    root.addEventListener(type, (event) => event.stopPropagation())
}

function isEditable(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select'))
  )
}
