/** `import()` that may be repeated: Firefox remembers a failed one for the life of the page; Chromium and WebKit ask again. */

let attempts = 0

/** Each call is a new try. The file named in the error is asked for once more under another query, for that is another module to Firefox. */
export async function importAgain<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch (error) {
    const url = /https?:[^\s?]+/.exec(String(error))?.[0]
    // Not for a file that only the wanted one imports: its exports would be taken for the other's.
    if (!url || !String(load).includes(url.slice(url.lastIndexOf('/') + 1))) throw error
    // No bundler can know it.
    return import(/* webpackIgnore: true */ /* @vite-ignore */ `${url}?${(attempts += 1)}`)
  }
}
