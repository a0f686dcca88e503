/** When an event happened by the server’s clock, which is the one that counts. */

const TOLERATED_DRIFT_MS = 5_000
const TOLERATED_FUTURE_MS = 60_000

/** The client’s clock may be wrong by years, but it was as wrong at sending as when the event happened. */
export function correctTime(at: string, sentAt: string, receivedAt: Date): Date {
  const received = receivedAt.getTime()
  const drift = received - Date.parse(sentAt)
  const corrected = Date.parse(at) + (Math.abs(drift) > TOLERATED_DRIFT_MS ? drift : 0)
  // Set forward or back between event and sending, no clock can be trusted: the arrival is what is known.
  const isPlausible = corrected > 0 && corrected <= received + TOLERATED_FUTURE_MS
  return isPlausible ? new Date(corrected) : receivedAt
}
