/** The focus goes to what has come in the place of what the shopper pressed, and never anywhere unasked. */
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { RefObject } from 'preact'

export interface Presses {
  readonly pressed: RefObject<boolean>
  /** Of the element around all that can be pressed. */
  readonly watch: { onClickCapture(): void; onFocusIn(): void }
}

export function usePresses(): Presses {
  const pressed = useRef(false)
  return {
    pressed,
    watch: {
      // A key that presses a button, or sends a form, is a click too.
      onClickCapture: () => void (pressed.current = true),
      // They have gone on by themselves.
      onFocusIn: () => void (pressed.current = false),
    },
  }
}

/** Of the heading of what has come. */
export function useArrival<E extends HTMLElement>(
  pressed: RefObject<boolean>,
): RefObject<E | null> {
  const heading = useRef<E>(null)
  useLayoutEffect(() => {
    if (!pressed.current || !heading.current || !isLost(heading.current)) return
    pressed.current = false
    heading.current.focus()
  }, [])
  return heading
}

/** What had the focus has left the page. */
function isLost(element: HTMLElement): boolean {
  const root = element.getRootNode()
  if (root instanceof ShadowRoot) return root.activeElement === null
  return document.activeElement === document.body
}
