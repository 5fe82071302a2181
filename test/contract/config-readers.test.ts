import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeDocument } from '../../main/aws-config/decode.ts';
import { parse } from '../../main/aws-config/document.ts';
import { openConfigFile } from '../../main/aws-config/file.ts';
import { planProfiles, printEdited } from '../../main/aws-config/plan.ts';
import type { WantedProfile } from '../../main/aws-config/section-edits.ts';
import { planUndo } from '../../main/aws-config/undo.ts';
import { awsPaths } from '../identity-center/aws-programs.ts';
import { writersMs } from '../main/aws-config/full-proofs.ts';
import { childScript } from '../child-script.ts';
import { configText, wantedProfiles } from '../main/aws-config/generated-config.ts';
import { startBucket } from './bucket.ts';
import { neutralEnvironment, run } from './processes.ts';

/** What clients that nobody here wrote read from a file that Daypass changed; each skip names what is missing. */
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'daypass-readers-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const environment = () => ({
  ...neutralEnvironment(folder),
  AWS_CONFIG_FILE: path.join(folder, 'config'),
  AWS_SHARED_CREDENTIALS_FILE: path.join(folder, 'credentials'),
  AWS_EC2_METADATA_DISABLED: 'true',
});
const { written } = planProfiles({ document: parse(''), wanted: wantedProfiles, written: new Map() });
function apply(text: string, wanted: readonly WantedProfile[] = wantedProfiles): string {
  const document = parse(text);
  return printEdited(document, planProfiles({ document, wanted, written }).edits);
}
function undo(current: string, before: string, after: string): string {
  const document = parse(current);
  return printEdited(document, planUndo(document, { before: parse(before), after: parse(after) }));
}

type Profiles = Readonly<Record<string, unknown>>;

/** One process reads them all: a program that takes a file with a list of texts and prints a list of what it made of each. */
async function readings(
  command: readonly string[],
  texts: readonly string[],
): Promise<readonly (Profiles | null)[]> {
  const list = path.join(folder, 'texts.json');
  await writeFile(list, JSON.stringify(texts));
  const { code, stdout, stderr } = await run([...command, list], { environment: environment() });
  if (code !== 0) throw new Error(stderr);
  const read: readonly (Profiles | null)[] = JSON.parse(stdout);
  return read;
}

const botocore = [
  'python3',
  '-c',
  `
import botocore.configloader as loader, botocore.exceptions, json, sys, os
out, name = [], sys.argv[1] + '.ini'
for text in json.load(open(sys.argv[1], encoding='utf-8')):
    with open(name, 'wb') as file: file.write(text.encode('utf-8'))
    try: out.append(loader.load_config(name))
    except botocore.exceptions.ConfigParseError: out.append(None)
print(json.dumps(out))`,
];

const javascript = [
  process.execPath,
  '--input-type=module',
  '-e',
  `
import { loadSharedConfigFiles } from '@smithy/core/config';
import { readFile, writeFile } from 'node:fs/promises';
const [, list] = process.argv;
const out = [];
for (const [index, text] of JSON.parse(await readFile(list, 'utf8')).entries()) {
  const configFilepath = list + index;
  await writeFile(configFilepath, text);
  out.push((await loadSharedConfigFiles({ configFilepath, filepath: list + 'none', ignoreCache: true })).configFile);
}
console.log(JSON.stringify(out));`,
];

async function runs(command: readonly string[]): Promise<boolean> {
  const { code } = await run(command, { environment: environment() }).catch(() => ({ code: null }));
  return code === 0;
}

const files = fc.sample(configText, { numRuns: 150, seed: 59 });
const ours = Object.fromEntries(
  wantedProfiles.map(({ name, id: _id, credentialProcess, ...settings }) => [
    name,
    { credential_process: credentialProcess, ...settings },
  ]),
);

describe('botocore', () => {
  it('reads what it read before, and our profiles, from generated files', async (context) => {
    context.skip(!(await runs(['python3', '-c', 'import botocore'])), 'python3 here has no botocore');
    const before = await readings(botocore, files);
    const after = await readings(
      botocore,
      files.map((text) => apply(text)),
    );
    expect(before).not.toContain(null);
    for (const [index, one] of before.entries()) {
      const profiles = { ...JSON.parse(JSON.stringify(one?.['profiles'])), ...ours };
      expect(after[index]).toEqual({ ...one, profiles });
    }
  });

  it('can read exactly the files that we do not refuse', async (context) => {
    context.skip(!(await runs(['python3', '-c', 'import botocore'])), 'python3 here has no botocore');
    const line = fc.constantFrom(
      ...[
        '[a]',
        '[profile b]',
        '[profile "b"]',
        ' [c]',
        '[',
        '[]',
        '[d',
        'k = v',
        'K=w',
        ' k = v',
        'k',
        '  nested',
        '  a = b',
      ],
      ...[
        'k2 =',
        's3 =',
        '= v',
        ': v',
        '# c',
        '  ; c',
        '',
        ' ',
        '\t',
        '[e] x',
        '[f] # x',
        'a : b',
        '\u3000k = v',
        '\u001fx',
        '한 = 글',
      ],
    );
    const dirty = fc.sample(
      fc.array(line, { maxLength: 7 }).map((lines) => lines.join('\n')),
      { numRuns: 1500, seed: 3 },
    );
    const read = await readings(botocore, dirty);
    const wrong = dirty.filter(
      (text, index) => (decodeDocument(Buffer.from(text)).kind === 'document') !== (read[index] !== null),
    );
    expect(read.filter((one) => one === null).length).toBeGreaterThan(300);
    expect(read.filter((one) => one !== null).length).toBeGreaterThan(300);
    expect(wrong).toEqual([]);
  });
});

describe('the AWS SDK for JavaScript', () => {
  it('reads what it read before, and our profiles, from generated files', async () => {
    const before = await readings(javascript, files);
    const after = await readings(
      javascript,
      files.map((text) => apply(text)),
    );
    for (const [index, one] of before.entries()) expect(after[index]).toEqual({ ...one, ...ours });
  });
});

describe('Terraform', () => {
  it('finds hand-written profiles and ours in one file', { timeout: 120_000 }, async (context) => {
    context.skip(!(await runs(['terraform', 'version'])), 'there is no terraform on this machine');
    await using bucket = await startBucket();
    const helper = path.join(folder, 'helper.sh');
    const answer = JSON.stringify({ Version: 1, AccessKeyId: 'AKIDEXAMPLE', SecretAccessKey: 'example' });
    await writeFile(helper, `#!/bin/sh\necho '${answer}'\n`, { mode: 0o755 });
    const hand =
      '# 손으로\r\n[default]\r\n\r\n[profile hand] ; mine\r\naws_access_key_id=A\r\naws_secret_access_key = B\r\ns3 =\r\n  x = 1';
    const profiles = wantedProfiles.map((one) => ({
      ...one,
      credentialProcess: `${helper} credentials ${one.id}`,
    }));
    await writeFile(path.join(folder, 'config'), apply(hand, profiles));
    for (const profile of ['hand', ...profiles.map(({ name }) => name)]) {
      const module = await mkdtemp(path.join(folder, 'terraform-'));
      await writeFile(path.join(module, 'main.tf'), backend(profile));
      const { stdout, stderr } = await run(['terraform', 'init', '-no-color', '-input=false'], {
        environment: { ...environment(), AWS_ENDPOINT_URL_S3: bucket.url, CHECKPOINT_DISABLE: '1' },
        folder: module,
      });
      expect(stdout + stderr).toContain('Successfully configured the backend "s3"!');
    }
  });
});

function backend(profile: string): string {
  return `terraform {
  backend "s3" {
    bucket                      = "state"
    key                         = "state"
    region                      = "eu-central-1"
    profile                     = "${profile}"
    use_path_style              = true
    skip_credentials_validation = true
    skip_requesting_account_id  = true
  }
}
`;
}

const paths = awsPaths();

it.skipIf(paths.length > 0)('aws configure set', (context) => {
  context.skip('there is no aws program on this machine');
});

describe.each(paths)('aws configure set of %s', { timeout: 120_000 }, (aws) => {
  const config = () => path.join(folder, 'config');
  async function set(text: string, profile: string, key: string, value: string): Promise<string> {
    await writeFile(config(), text);
    const { code, stderr } = await run([aws, 'configure', 'set', key, value, '--profile', profile], {
      environment: environment(),
    });
    if (code !== 0) throw new Error(stderr);
    return await readFile(config(), 'utf8');
  }
  const hand = '# mine\n[profile hand]\nregion = eu-west-1\n';
  const [first] = wantedProfiles;
  const name = first?.name ?? '';

  it('again and again beside a Daypass that writes: every edit of each is there at the end', async () => {
    const file = config();
    await writeFile(file, hand);
    const writer = await childScript(
      path.join(import.meta.dirname, '../main/aws-config/config-writer-child.ts'),
    );
    const args = [file, path.join(folder, 'backups'), 'aaaaaaaa', String(writersMs)];
    const writing = run([...writer, ...args], {
      environment: neutralEnvironment(folder),
    });
    const over = performance.now() + writersMs;
    const keys: string[] = [];
    // A busy machine has little time for each.
    while (performance.now() < over || keys.length < 3) {
      const key = `k${keys.length}`;
      const set = ['configure', 'set', key, 'v', '--profile', 'hand'];
      expect((await run([aws, ...set], { environment: environment() })).code).toBe(0);
      keys.push(key);
    }
    const count = Number((await writing).stdout);
    const ids = Array.from({ length: count }, (_, n) => `chain:p${n}~aaaaaaaa`);
    const wanted = ids.map((id, n) => ({
      ...{ id, name: `p${n}-aaaaaaaa`, credentialProcess: `/usr/bin/daypass credentials ${id}` },
    }));
    // What the CLI, which had read before us, wrote over is put back by the next apply, as the host does at each change.
    const last = openConfigFile(file, path.join(folder, 'backups'));
    await last.apply(
      (document) => planProfiles({ document, wanted, written: new Map(), home: 'aaaaaaaa' }).edits,
    );
    const { sections, faults } = parse(await readFile(file, 'utf8'));
    expect(faults).toEqual([]);
    expect(sections.map(({ name }) => name)).toEqual(['hand', ...wanted.map((one) => one.name)]);
    expect(sections[0]?.entries.map(({ key }) => key)).toEqual(['region', ...keys]);
    expect(keys.length).toBeGreaterThan(2);
    expect(count).toBeGreaterThan(2);
  });

  it.each([
    { key: 'region', value: 'us-east-2' },
    { key: 'cli_pager', value: 'less' },
    { key: 's3.max_concurrent_requests', value: '20' },
    { key: 'credential_process', value: 'something else' },
  ])('does no harm to our profiles, nor we to it: $key', async ({ key, value }) => {
    const applied = apply(hand);
    const theirs = await set(applied, 'hand', key, value);
    // Beside ours it is as without: removal leaves what it would have made of the file alone.
    const alone = await set(hand, 'hand', key, value);
    expect(
      parse(apply(theirs, [])).sections.map(({ title, entries }) => [
        title,
        entries.map((one) => [one.key, one.value]),
      ]),
    ).toEqual(
      parse(alone).sections.map(({ title, entries }) => [title, entries.map((one) => [one.key, one.value])]),
    );
    expect(parse(apply(theirs)).faults).toEqual([]);

    const inOurs = await set(applied, name, key, value);
    const renewed = apply(inOurs);
    const section = parse(renewed).sections.find((one) => one.name === name);
    expect(section?.entries.find((one) => one.key === 'credential_process')?.value).toBe(
      first?.credentialProcess,
    );
    if (!key.includes('_process') && !key.includes('.'))
      expect(section?.entries.find((one) => one.key === key)?.value).toBe(value);
    const back = undo(inOurs, hand, applied);
    expect(back.startsWith(hand)).toBe(true);
    expect(back).not.toContain('# daypass');
    if (!key.includes('_process')) expect(back).toContain(value);
  });

  it('reads our profiles', async () => {
    await writeFile(config(), apply(hand));
    const { stdout } = await run([aws, 'configure', 'get', 'credential_process', '--profile', name], {
      environment: environment(),
    });
    expect(stdout.trim()).toBe(first?.credentialProcess);
  });
});
