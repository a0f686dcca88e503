/** Puts a text on the clipboard; where the browser does not let us, it is selected for the shopper to copy. */
export async function copyText(text: string, element: Element): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // No https, no permission, or an embedded browser without a clipboard.
    getSelection()?.selectAllChildren(element)
    return false
  }
}
