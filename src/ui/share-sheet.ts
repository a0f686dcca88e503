/** The phone's own sheet of apps to share with. */

export interface Shared {
  readonly text: string
  readonly url: string
}

export function readDevice(): { readonly hasSheet: boolean; readonly isTouch: boolean } {
  return {
    hasSheet: typeof navigator.share === 'function',
    isTouch: matchMedia('(pointer: coarse)').matches,
  }
}

/** `dismissed`: the shopper thought better of it. `failed`: the browser would not, as in a frame without leave to share. */
export async function openSheet(shared: Shared): Promise<'passed' | 'dismissed' | 'failed'> {
  try {
    await navigator.share(shared)
    return 'passed'
  } catch (error) {
    return Object(error).name === 'AbortError' ? 'dismissed' : 'failed'
  }
}
