import * as fc from 'fast-check'

/**
 * Properties are tried on the same examples in every run, so that a failure says something about the change at hand and can be seen again.
 * `EVENHAND_SEED=$RANDOM npx vitest run` tries others.
 */
fc.configureGlobal({ seed: Number(process.env['EVENHAND_SEED'] ?? 4810) })
