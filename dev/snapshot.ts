import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { programDirectory } from '../server/src/config/config.ts'
import { describeSchema } from '../server/src/db/describe-schema.ts'
import { asOwner, cloneTemplate, startScratchCluster } from './scratch-cluster.ts'

// `npm run snapshot`: renews what is generated and checked in.
await using cluster = await startScratchCluster()
const schema = await asOwner(await cloneTemplate(cluster), describeSchema)
await writeFile(path.join(programDirectory, 'server/src/db/schema.snapshot.sql'), schema)
process.stdout.write('Renewed server/src/db/schema.snapshot.sql\n')
