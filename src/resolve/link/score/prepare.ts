// What has to be made before pairs can be compared, as tasks that any thread may take: none of them needs another's result.
import { blockRule, type RuleToBlock } from '../block/block-rules.ts'
import type { Blocked } from '../block/blocks.ts'
import type { Expression } from '../sql/expression.ts'
import { deriveApart } from '../table/derive.ts'
import type { Texts } from '../table/text-pool.ts'
import type { Threads } from '../threads/threads.ts'
import { fillGlances } from './glances.ts'

/** All arrays lie in shared memory; `into` is filled. */
export type Task =
  | { readonly kind: 'block'; readonly rule: RuleToBlock }
  /** A column made of another, of which only equality is asked. */
  | {
      readonly kind: 'derive'
      readonly of: Expression
      readonly from: Int32Array
      readonly texts: Texts
      readonly into: Int32Array
    }
  /** How often each text stands in a column. */
  | { readonly kind: 'count'; readonly ids: Int32Array; readonly into: Int32Array }
  | {
      readonly kind: 'glance'
      readonly columns: readonly Int32Array[]
      readonly texts: Texts
      readonly into: Int32Array
    }

export type TaskOf<Kind extends Task['kind']> = Extract<Task, { readonly kind: Kind }>

/** What a task tells beside what it fills. */
export type Told = {
  readonly blocked?: Blocked
  readonly counted?: { readonly total: number; readonly most: number }
}
export type TasksToDo = { readonly tasks: readonly Task[]; readonly next: Int32Array }
export type TaskTold = readonly [at: number, told: Told]

const count = (ids: Int32Array, into: Int32Array): { readonly total: number; readonly most: number } => {
  let [total, most] = [0, 0]
  for (const id of ids) {
    if (id === 0) continue
    const so = (into[id] ?? 0) + 1
    into[id] = so
    if (so > most) most = so
    total += 1
  }
  return { total, most }
}

const done = (task: Task): Told => {
  switch (task.kind) {
    case 'block':
      return { blocked: blockRule(task.rule) }
    case 'derive':
      deriveApart(task.from, task.texts, task.of, task.into)
      return {}
    case 'count':
      return { counted: count(task.ids, task.into) }
    case 'glance':
      fillGlances(task.columns, task.texts, task.into)
      return {}
  }
}

/** Does tasks while there are any that nobody has taken. */
export const takeTasks = ({ tasks, next }: TasksToDo): readonly TaskTold[] => {
  const all: TaskTold[] = []
  for (let at = Atomics.add(next, 0, 1); at < tasks.length; at = Atomics.add(next, 0, 1)) {
    const task = tasks[at]
    if (task !== undefined) all.push([at, done(task)])
  }
  return all
}

const toDo = (tasks: readonly Task[]): TasksToDo => ({ tasks, next: new Int32Array(new SharedArrayBuffer(4)) })
const inOrder = (tasks: readonly Task[], all: readonly TaskTold[]): readonly Told[] => {
  const told = new Map(all)
  return tasks.map((_, at) => told.get(at) ?? {})
}

export const doTasks = (tasks: readonly Task[]): readonly Told[] => inOrder(tasks, takeTasks(toDo(tasks)))

/** Under so many records other threads cost more than they do. */
const worthAThread = 100_000

/** @param records of the table that the tasks are about */
export const doTasksInThreads = async (
  tasks: readonly Task[],
  records: number,
  threads: Threads,
): Promise<readonly Told[]> => {
  if (records < worthAThread) return doTasks(tasks)
  const work = toDo(tasks)
  const others = threads.share('prepare', work)
  // Whatever goes wrong there is told below, when this thread has done its own.
  others.catch(() => {})
  return inOrder(tasks, [...takeTasks(work), ...(await others).flat()])
}
