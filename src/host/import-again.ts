/** `import()` that may be repeated: Firefox remembers a failed one for the life of the page; Chromium and WebKit ask again. */

/** Each call is a new try. Keep what it gives: a second success would be a second copy of the module. */
export async function importAgain<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch (error) {
    // Only Firefox says it in these words.
    const url = /error loading .+ (https?:\S+)$/.exec(String(error))?.[1]
    // Not for a file that only the wanted one imports: its exports would be taken for the other's.
    if (!url || !String(load).includes(url.split('/').pop()!)) throw error
    // Another query is another module to Firefox; no bundler can know its name.
    return import(/* webpackIgnore: true */ /* @vite-ignore */ `${url}?${Date.now()}`)
  }
}
