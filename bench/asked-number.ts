// A number that whoever measures may set by an option: the usual one where he does not, and refused where it cannot be.
import { Problem } from '#core/ground/problem.ts'
import type { Called } from '../src/commands/command.ts'

type Asked = Pick<Called, 'options'>

const asked = ({ options }: Asked, name: string, usual: number, least: number, isFit: (given: number) => boolean) => {
  const said = options[name]
  const given = said === undefined ? usual : said === '' ? Number.NaN : Number(said)
  if (isFit(given) && given >= least) return given
  throw new Problem({
    what: `--${name} ${String(said)} cannot be.`,
    mend: `give a ${isFit(0.5) ? '' : 'whole '}number of at least ${least}.`,
  })
}

export const numberOf = (called: Asked, name: string, usual: number, least: number): number =>
  asked(called, name, usual, least, Number.isFinite)

/** Of what is counted: records, runs, threads. */
export const countOf = (called: Asked, name: string, usual: number, least: number): number =>
  asked(called, name, usual, least, Number.isInteger)
