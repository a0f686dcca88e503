/** The one key under which this tab keeps what is wanted on its next page: gone with the tab, and with `forgetTab`. */

export const TAB_KEY = 'regulars.tab'

/** `null` when there is nothing, and where the browser allows no storage. */
export function readTab(): string | null {
  try {
    return sessionStorage.getItem(TAB_KEY)
  } catch {
    return null // Blocked: what is remembered lasts until the page is left.
  }
}
