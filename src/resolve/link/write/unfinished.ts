// A result lies under another name until all of it is there, on the disk and not on its way to it.
import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs'

/** Where a result lies until all of it is there. */
export const meanwhileOf = (path: string): string => `${path}.unfinished`

/** Gives a result its name once the disk holds it: a machine that loses its power leaves all of it or what was there before. */
export const giveItsName = (path: string): void => {
  const meanwhile = meanwhileOf(path)
  const file = openSync(meanwhile, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(meanwhile, path)
}
