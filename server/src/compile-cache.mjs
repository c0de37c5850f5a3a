import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

// Given to Node with --import, before the program and before each of its threads: what was compiled at one start is compiled at the
// next. Plain JavaScript, so that where everything is compiled the compiler, 10 MB, is not even loaded. Where the folder cannot be
// written, it is compiled each time.
enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/evenhand-compiled', import.meta.url)))
