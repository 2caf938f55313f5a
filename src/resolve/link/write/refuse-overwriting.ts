// What is written never takes the place of what is read: a slip of the hand would cost an agency's file.
import { realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { Problem } from '#core/ground/problem.ts'
import { meanwhileOf } from './unfinished.ts'

/** By whatever name, one file is one: by way of a link, another spelling of its folder, or a second name for it. */
const placesOf = (path: string): readonly string[] => {
  try {
    const { dev, ino } = statSync(path)
    return [realpathSync(path), `${dev} ${ino}`]
  } catch {
    try {
      return [join(realpathSync(dirname(path)), basename(path))]
    } catch {
      return [resolve(path)]
    }
  }
}

/** @param outs files that will be written, each with its unfinished one @param ins files that are read */
export const refuseOverwriting = (outs: readonly (string | undefined)[], ins: readonly string[]): void => {
  const taken = new Set(ins.flatMap(placesOf))
  for (const out of outs) {
    if (out === undefined) continue
    const places = [out, meanwhileOf(out)].flatMap(placesOf)
    if (places.some(place => taken.has(place)))
      throw new Problem({
        what: 'What is written would take the place of a file that is read, or of another that is written.',
        where: out,
        mend: 'name another file to write',
      })
    for (const place of places) taken.add(place)
  }
}
