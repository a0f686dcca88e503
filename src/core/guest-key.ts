/** The record of the guest, the lock around it, and what it is called where the member has an id. */
export const GUEST = 'guest'
