// The sign of each kind of thing on a link chart: strokes on a square of 24. The kind is always said in words too.
import type { ThingKind } from '#core/language/things.ts'

export const symbols: Readonly<Record<ThingKind, string>> = {
  person: 'M12 4a4 4 0 1 0 .01 0zM4 20c0-4.5 4-6 8-6s8 1.5 8 6',
  organisation: 'M5 21V4h9v17M14 10h5v11M3 21h18M8 8h3M8 12h3M8 16h3',
  vehicle: 'M3 17v-5l2.5-5.5h13L21 12v5zM3 12h18M7 17v2.5M17 17v2.5M7 14.6h.01M17 14.6h.01',
  vessel: 'M3 14h18l-3 6H6zM12 14V4l6 7h-6',
  engine: 'M7 3h9v7H7zM11.5 10v7M7.5 19.5c0-2 8-3 8 0s-8 2-8 0z',
  phone: 'M8 3h8v18H8zM11 18h2',
  account: 'M12 8a4 4 0 1 0 .01 0zM16 8v5c0 3 5 3 5-1a9 9 0 1 0-4 7.5',
  document: 'M6 3h9l4 4v14H6zM15 3v4h4M9 12h7M9 16h7',
  money: 'M3 7h18v10H3zM12 9.5a2.5 2.5 0 1 0 .01 0zM6 10v4M18 10v4',
  place: 'M12 21c-5-6-7-8-7-11a7 7 0 0 1 14 0c0 3-2 5-7 11zM12 7.5a2.5 2.5 0 1 0 .01 0z',
  device: 'M5 5h14v10H5zM2 19h20',
  consignment: 'M4 8l8-4 8 4v9l-8 4-8-4zM4 8l8 4 8-4M12 12v9',
  event: 'M5 5h14v15H5zM5 9.5h14M9 3v4M15 3v4',
}
