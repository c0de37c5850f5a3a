import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

// Given to Node with --import, before the program: what was compiled at one start is compiled at the next, in its threads and
// children too. Where the folder cannot be written, it is compiled each time.
enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/evenhand-compiled', import.meta.url)))
