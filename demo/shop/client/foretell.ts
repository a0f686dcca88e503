/** Keeps the points foretold in step: with the cart's lines, and with the quantity on a product's page. */

interface Line {
  readonly unit: number
  readonly quantity: number
}

export function foretell(lines: string): void {
  const element = document.querySelector<HTMLElement>('[data-show="estimate"]')
  if (element && element.dataset['lines'] !== lines) element.dataset['lines'] = lines
}

export function foretellQuantity(): void {
  document.querySelector('[data-buy]')?.addEventListener('input', (event) => {
    const quantity = event.target instanceof HTMLInputElement ? event.target.valueAsNumber : 0
    const lines = document.querySelector<HTMLElement>('[data-show="estimate"]')?.dataset['lines']
    if (!lines || !(quantity >= 1)) return
    // Safe: printed into the page by the shop's own server.
    const [line] = JSON.parse(lines) as Line[]
    if (line) foretell(JSON.stringify([{ ...line, quantity }]))
  })
}
