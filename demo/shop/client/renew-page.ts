/** Shows this page as the server has it now, without a reload: what the loyalty script is saying at the moment stays. */

export async function renewPage(): Promise<void> {
  const fresh = (await load(location.href))?.querySelector('main')
  const main = document.querySelector('main')
  if (fresh && main) main.replaceChildren(...fresh.childNodes)
}

/** A request for a document parses without running anything, and without a string that becomes markup. */
function load(url: string): Promise<Document | null> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('GET', url)
    request.responseType = 'document'
    request.addEventListener('loadend', () => resolve(request.responseXML))
    request.send()
  })
}
