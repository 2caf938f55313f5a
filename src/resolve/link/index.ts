// Linking of files: for data engineers, in memory, by models that Splink reads and writes.
export { clusterings } from './cluster/cluster-edges.ts'
export { exportSplink } from './export-splink.ts'
export { type LinkAsk, type LinkReport, linkFiles } from './link-files.ts'
export { dialects } from './sql/write-condition.ts'
export { rowsOf } from './table/read-rows.ts'
export { type TrainReport, trainFiles } from './train-files.ts'
