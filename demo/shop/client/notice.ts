/** One short message at the top, read out by screen readers and gone after a while. */

const SHOWN_MS = 4000
let timer: ReturnType<typeof setTimeout> | undefined

export function notify(text: string): void {
  const notice = document.querySelector('[data-notice]')
  if (!notice) return
  clearTimeout(timer)
  notice.textContent = text
  timer = setTimeout(() => {
    notice.textContent = ''
  }, SHOWN_MS)
}
