// When a key says nothing by being shared.

/** More records of one label than this on one key, as a hostel's number or a placeholder has, say nothing by sharing it. */
export const crowd = 200
