/** An invitation taken in this page is told to the shop’s own server, which says it again with the order. */

export function enhanceReferral(): void {
  document.addEventListener('regulars:referral-claimed', (event) => {
    // Any script of the page may send it: what it says is checked here, and once more by the backend, which has signed it.
    const { claimId, visitorId } = Object(event instanceof CustomEvent && event.detail) as Readonly<
      Record<string, unknown>
    >
    if (typeof claimId !== 'string') return
    const body = new URLSearchParams({ claimId })
    if (typeof visitorId === 'string') body.set('visitorId', visitorId)
    void tell(body)
  })
}

async function tell(body: URLSearchParams): Promise<void> {
  try {
    await fetch('/shop/referral', { method: 'POST', body, keepalive: true })
  } catch {
    // The code in the cart says the same once more, and the backend knows of the claim anyway.
  }
}
