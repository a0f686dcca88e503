/** The one key under which this tab keeps what is wanted on its next page: gone with the tab, and with `forgetTab`. */

export const TAB_KEY = 'regulars.tab'

/** At once, even where the code of the fields cannot be loaded. */
export function eraseTab(): void {
  try {
    sessionStorage.removeItem(TAB_KEY)
  } catch {
    // Blocked: nothing was ever written.
  }
}

/** `null` when there is nothing, and where the browser allows no storage. */
export function readTab(): string | null {
  try {
    return sessionStorage.getItem(TAB_KEY)
  } catch {
    return null // Blocked: what is remembered lasts until the page is left.
  }
}
