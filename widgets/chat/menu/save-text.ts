/** Gives a text to the shopper as a file, without a request and without leaving the page. */

/** Browsers begin to read the file only after the click has been handled. */
const KEPT_MS = 10_000

export function saveText(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  const link = Object.assign(document.createElement('a'), { href: address, download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS)
}
