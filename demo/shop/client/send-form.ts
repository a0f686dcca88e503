/** Sends a form in the background; when that fails, the browser sends it the ordinary way. */

export async function sendForm<Answer>(
  form: HTMLFormElement,
  submitter: HTMLElement | null = null,
): Promise<Answer | undefined> {
  const button = submitter ?? form.querySelector('button')
  button?.setAttribute('aria-busy', 'true')
  try {
    const response = await fetch(form.action, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new FormData(form, submitter),
    })
    // Safe: the shop's own server, in the shape that its routes and this script share.
    if (response.ok) return (await response.json()) as Answer
  } catch {
    // Offline, or the server is away: the browser's own page says so better than this script could.
  } finally {
    button?.removeAttribute('aria-busy')
  }
  form.submit()
  return undefined
}
