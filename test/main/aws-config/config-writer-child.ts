/**
 * A Daypass of its own that adds one profile after the other: `config-writer-child.ts FILE BACKUPS HOME MILLISECONDS`.
 * Three at least, for a busy machine has little time for it. Prints how many it has added. With `forever` for the time it goes on until it is killed.
 */
import { openConfigFile } from '../../../main/aws-config/file.ts';
import { planProfiles } from '../../../main/aws-config/plan.ts';
import type { WantedProfile, Written } from '../../../main/aws-config/section-edits.ts';

const [file = '', backups = '', home = '', time = ''] = process.argv.slice(2);
const config = openConfigFile(file, backups);
const end = time === 'forever' ? Infinity : performance.now() + Number(time);
const wanted: WantedProfile[] = [];
const written = new Map<string, Written>();
while (performance.now() < end || wanted.length < 3) {
  const id = `chain:p${wanted.length}~${home}`;
  wanted.push({
    id,
    name: `p${wanted.length}-${home}`,
    credentialProcess: `/usr/bin/daypass credentials ${id}`,
  });
  const outcome = await config.apply((document) => planProfiles({ document, wanted, written, home }).edits);
  if (outcome.kind !== 'written') throw new Error(outcome.kind);
}
process.stdout.write(String(wanted.length));
