/** No launcher, and no panel by itself, on the paths that the merchant has named. Loaded where it matters. */

export interface HideOptions {
  readonly button: HTMLElement
  /** As the backend wrote it. */
  readonly patterns: unknown
  /** The launcher is there again. */
  onShown(): void
}

export function hideOn({ button, patterns, onShown }: HideOptions, path: string): void {
  button.hidden = isHiddenOn(patterns, path)
  onShown()
}

/** `*` stands for any rest, also for none: `/checkout/*` is `/checkout` and all below it. Takes patterns as the backend wrote them. */
export function isHiddenOn(patterns: unknown, path: string): boolean {
  const wanted = normalise(path)
  return (
    Array.isArray(patterns) &&
    patterns.some(
      (pattern) => typeof pattern === 'string' && matches(normalise(pattern).split('*'), wanted),
    )
  )
}

function matches([start = '', ...rest]: readonly string[], path: string): boolean {
  const end = rest.pop()
  if (end === undefined) return path === start
  if (!path.startsWith(start)) return false
  let from = start.length
  for (const piece of rest) {
    const at = path.indexOf(piece, from)
    if (at < 0) return false
    from = at + piece.length
  }
  return path.length - end.length >= from && path.endsWith(end)
}

/** Ends in one slash, but for a star; a merchant writes `/оформление` where the browser has `/%D0%BE…`. */
function normalise(path: string): string {
  return `${decode(path).replace(/\/+$/, '')}/`.replace(/\*\/$/, '*')
}

function decode(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path // No valid escapes: compared as it stands.
  }
}
