/** Files that are dragged over an element, and let go there. */
import { useState } from 'preact/hooks'

export interface Drop {
  readonly isOver: boolean
  readonly handlers: {
    onDragOver(event: DragEvent): void
    onDragLeave(event: DragEvent): void
    onDrop(event: DragEvent): void
  }
}

/** Without `onFiles`, what is dragged is left to the page. */
export function useDrop(onFiles: ((files: readonly File[]) => void) | undefined): Drop {
  const [isOver, setOver] = useState(false)
  return {
    isOver,
    handlers: {
      onDragOver(event) {
        if (!onFiles || !event.dataTransfer?.types.includes('Files')) return
        // Without this the browser would leave the shop and show the file.
        event.preventDefault()
        setOver(true)
      },
      onDragLeave({ currentTarget, relatedTarget }) {
        // Safe: what listens is an element, and what is entered next one or nothing.
        if (!(currentTarget as Element).contains(relatedTarget as Element | null)) setOver(false)
      },
      onDrop(event) {
        if (!isOver) return
        event.preventDefault()
        setOver(false)
        onFiles?.([...(event.dataTransfer?.files ?? [])])
      },
    },
  }
}
