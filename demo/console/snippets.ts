/** What a merchant pastes. */

export function tagSnippet(publicKey: string, origin: string): string {
  return `<script async src="${origin}/loader.js"
  data-shop="${publicKey}"
  data-endpoint="${origin}"></script>`
}

export function elementSnippet(): string {
  return `<regulars-loyalty>
  <a href="/account">Your points</a>
</regulars-loyalty>`
}

export function orderSnippet(origin: string): string {
  return `curl -X PUT ${origin}/v1/orders/1001 \\
  -H 'Authorization: Bearer sk_…' \\
  -H 'Content-Type: application/json' \\
  -d '{
    "version": 1,
    "status": "paid",
    "customer": { "id": "customer-42" },
    "currency": "EUR",
    "lines": [
      { "id": "1", "productId": "dune-mug", "quantity": 2, "total": 4400 }
    ],
    "placedAt": "2026-01-31T12:00:00Z"
  }'`
}
