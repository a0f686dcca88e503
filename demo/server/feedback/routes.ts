/** The feedback room: surveys as shoppers answer them, and the tickets that come of it. */
import type { Room } from '../room.ts'

export const room: Room = { routes: [] }
