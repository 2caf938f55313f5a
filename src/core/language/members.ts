// Who works here: the posts of the taskforce, and what each comes for.
import { closedSet, type Of } from './closed-set.ts'

export const posts = closedSet({
  'intelligence-officer': 'Intelligence officer',
  analyst: 'Analyst',
  debriefer: 'Debriefer',
  'tasking-coordinator': 'Tasking and coordination coordinator',
  'lead-responsible-officer': 'Lead responsible officer',
  'operation-lead': 'Force operation lead',
  'taskforce-lead': 'Taskforce lead',
  'commander-office': "Border Security Commander's office",
  inspector: 'Inspector of constabulary',
  'data-protection-officer': 'Data-protection officer',
  'overseas-liaison': 'Overseas liaison officer',
  'safeguarding-lead': 'Safeguarding lead',
  'data-officer': 'Data officer',
})
export type Post = Of<typeof posts>
