/** The XMLHttpRequest of a browser, over the network of one of its tabs: half of a file is told before the rest has left. */

export function createUploads(fetch: () => typeof globalThis.fetch): unknown {
  return class {
    readonly upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {}
    status = 0
    responseText = ''
    onload = (): void => undefined
    onerror = (): void => undefined
    onloadend = (): void => undefined
    readonly #headers = new Headers()
    readonly #stop = new AbortController()
    #answered = new Headers()
    #line: readonly [method: string, url: string] = ['GET', '']

    open(method: string, url: string): void {
      this.#line = [method, url]
    }

    setRequestHeader(name: string, value: string): void {
      this.#headers.set(name, value)
    }

    getAllResponseHeaders(): string {
      return [...this.#answered].map(([name, value]) => `${name}: ${value}\r\n`).join('')
    }

    abort(): void {
      this.#stop.abort()
    }

    send(blob: Blob): void {
      this.upload.onprogress?.({ loaded: blob.size / 2, total: blob.size })
      void this.#send(blob)
    }

    async #send(body: Blob): Promise<void> {
      const [method, url] = this.#line
      const { signal } = this.#stop
      try {
        const answer = await fetch()(url, { method, headers: this.#headers, body, signal })
        this.responseText = await answer.text()
        this.status = answer.status
        this.#answered = answer.headers
        this.onload()
      } catch {
        this.onerror()
      }
      this.onloadend()
    }
  }
}
