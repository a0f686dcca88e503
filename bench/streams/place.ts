/** Where the data is: an address of PostgreSQL, or a folder. */
import type { DatabasePlace } from '../../demo/server/db.ts'

export function placeOf(place: string): DatabasePlace {
  return place.startsWith('postgres')
    ? { kind: 'server', url: place }
    : { kind: 'folder', path: place }
}
