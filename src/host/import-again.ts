/** `import()` that may be repeated: Firefox remembers a failed one for the life of the page; Chromium and WebKit ask again. */

/** What Firefox got under another query, by file. The same for all who ask: two Preacts on one page fight. */
const rescued = new Map<string, Promise<unknown>>()
let attempts = 0

/** Each call is a new try. */
export async function importAgain<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch (error) {
    // Only Firefox says it in these words.
    const url = /error loading .+ (https?:\S+)$/.exec(String(error))?.[1]
    // Not for a file that only the wanted one imports: its exports would be taken for the other's.
    if (!url || !String(load).includes(url.slice(url.lastIndexOf('/') + 1))) throw error
    // Safe: the same file, and so the same exports. No bundler can know its name here.
    const again = (rescued.get(url) ??
      import(
        /* webpackIgnore: true */ /* @vite-ignore */ `${url}?${(attempts += 1)}`
      )) as Promise<T>
    rescued.set(url, again)
    again.catch(() => rescued.delete(url))
    return again
  }
}
