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

/** The page's hot keys must not fire while the shopper types here, nor its focus traps pull the focus away. `isInPanel`: Escape is for the panel around it. */
export function keepEventsInside(root: HTMLElement, isInPanel = false): void {
  for (const type of TYPING)
    root.addEventListener(type, (event) => {
      if (isEditable(event.target) && !(isInPanel && isWayOut(event))) event.stopPropagation()
    })
  // Bootstrap's enforceFocus and Dawn's trapFocus listen on document and take us for "outside".
  for (const type of ['focusin', 'focusout'])
    root.addEventListener(type, (event) => event.stopPropagation())
}

/** Neither an input method's Escape, nor one that the field itself has used, as to let an answer go. */
function isWayOut(event: Event): boolean {
  if (!(event instanceof KeyboardEvent) || event.defaultPrevented) return false
  return event.key === 'Escape' && !event.isComposing && event.keyCode !== 229
}

function isEditable(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select'))
  )
}
