/** Brings somebody to a field, once it is drawn. */

/** To the field of this path, or to the nearest thing around it that has a place on the page. */
export function goTo(path: string): void {
  requestAnimationFrame(() => {
    const steps = path.split('.')
    for (; steps.length > 0; steps.pop()) {
      const place = document.getElementById(steps.join('.'))
      if (!place) continue
      const folded = place.closest('details')
      if (folded) folded.open = true
      place.focus()
      return place.scrollIntoView({ block: 'center' })
    }
  })
}
