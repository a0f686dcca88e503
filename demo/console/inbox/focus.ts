/** Puts the cursor behind what stands in a field, once it is there. */
export function focusAtEnd(field: HTMLTextAreaElement | null): void {
  if (!field || field.ownerDocument.activeElement === field) return
  field.focus()
  field.setSelectionRange(field.value.length, field.value.length)
}
