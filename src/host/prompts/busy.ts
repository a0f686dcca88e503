/** Whether the shopper is in the middle of something of a widget, as of a survey: then nothing else is said unasked. */

/** Where each of them was said to be so: another page is shown, and it is over. */
const busy = new Map<object, string>()

export function setBusy(widget: object, isBusy: boolean): void {
  if (isBusy) busy.set(widget, location.pathname)
  else busy.delete(widget)
}

export function isBusy(): boolean {
  return [...busy.values()].includes(location.pathname)
}
