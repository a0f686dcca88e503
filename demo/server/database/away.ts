/** Tells "the database cannot be reached" from a mistake in a query. */

/** Connection failures of the system, and PostgreSQL’s classes for lost, refused and closing connections. */
const AWAY = /^(ECONN|ENOTFOUND|EPIPE|ETIMEDOUT|EAI_|08|53|57P)/

export function isDatabaseAway(error: Error): boolean {
  if ('code' in error && AWAY.test(String(error.code))) return true
  // The pool says these two without a code.
  return /^(Connection terminated|timeout exceeded when trying to connect)/.test(error.message)
}
