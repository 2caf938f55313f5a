// The stages of a picture, each with the seconds it took; and the most memory that the process held.
export type Stages = {
  readonly run: <T>(name: string, work: () => Promise<T>) => Promise<T>
  readonly seconds: () => Readonly<Record<string, number>>
}

const tenths = (milliseconds: number): number => Math.round(milliseconds / 10) / 100

export const openStages = (onStage: (name: string) => void): Stages => {
  const taken: Record<string, number> = {}
  const begun = performance.now()
  return {
    run: async (name, work) => {
      onStage(name)
      const at = performance.now()
      try {
        return await work()
      } finally {
        taken[name] = tenths(performance.now() - at)
      }
    },
    seconds: () => ({ ...taken, total: tenths(performance.now() - begun) }),
  }
}
