/** An address without what it says about the shopper: no hash, and of its query only where a campaign led here from. */

const CAMPAIGN = /^utm_(source|medium|campaign|content|term)$/
const LONGEST = 2000

/** The rest of a query may be a token, or name a person. */
export function plainAddress(url: string): string {
  const { origin, pathname, searchParams } = new URL(url)
  const query = new URLSearchParams([...searchParams].filter(([name]) => CAMPAIGN.test(name)))
  return (origin + pathname + (query.size > 0 ? `?${query}` : '')).slice(0, LONGEST)
}
