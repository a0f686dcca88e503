/** Puts the panel above everything of the page, and keeps it there. */

/** In the top layer where the browser has one: no z-index and no transform of the page covers or moves it. Returns the way to stop. */
export function keepOnTop(panel: HTMLElement): () => void {
  if (typeof panel.showPopover !== 'function') return () => undefined
  // `auto` would close the page's own popovers, and close with them.
  panel.popover = 'manual'
  panel.showPopover()
  // A page that takes our host out and puts it back, as a soft navigation may, hides every popover in it; nobody is told.
  const sizes = new ResizeObserver(() => {
    if (panel.isConnected && !panel.matches(':popover-open')) panel.showPopover()
  })
  sizes.observe(panel)
  return () => sizes.disconnect()
}

/**
 * Everything outside a modal dialog of the page is inert, in the top layer too: a panel opened now could be neither used nor closed.
 * Resolves when there is none; at once if there was none.
 */
export async function whenNoDialog(): Promise<void> {
  for (;;) {
    const dialog = findModalDialog()
    if (!dialog) return
    await new Promise((resolve) => dialog.addEventListener('close', resolve, { once: true }))
  }
}

export function findModalDialog(): HTMLDialogElement | null {
  try {
    return document.querySelector<HTMLDialogElement>('dialog:modal')
  } catch {
    return null // A browser without `:modal`: the panel opens, and waits under the dialog.
  }
}
