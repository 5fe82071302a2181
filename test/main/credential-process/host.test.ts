import { existsSync } from 'node:fs';
import { appendFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { awsLocations } from '../../../main/aws-config/locations.ts';
import { currentSurroundings, endpoints } from '../../../main/credential-process/endpoint.ts';
import { currentUnit, writeUnit } from '../../../main/credential-process/systemd-unit.ts';
import { serveDaypass } from '../../../main/host.ts';
import { AppError } from '../../../main/errors.ts';
import { openKeychain } from '../../../main/keychain/keychain.ts';
import { createMemoryStore } from '../../../main/keychain/memory.ts';
import type { SecretStore } from '../../../main/keychain/secret-store.ts';
import { fileLog } from '../../../main/log.ts';
import { type RigOptions, startRig } from '../rig.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { ask, requestLine } from './ask.ts';
import { developer } from './verb-rig.ts';

/** A whole host, where a client would look for it. */
async function startHost(
  options: RigOptions = {},
  faults: Partial<SecretStore> = {},
  closing?: () => Promise<void>,
) {
  const rig = await startRig(options);
  const { dataFolder, items } = rig;
  const places = endpoints(dataFolder, currentSurroundings());
  const host = await serveDaypass({
    ...{ core: rig.core, dataFolder, home: dataFolder, kind: 'headless' },
    keychain: openKeychain({ ...createMemoryStore(items), ...faults }),
    settings: rig.core.settings,
    log: fileLog(path.join(dataFolder, 'log', 'daypass.log')),
    ...(closing === undefined ? {} : { closing }),
  });
  const at = places[0]?.path ?? '';
  return {
    ...{ rig, host, items, places },
    run: (...args: readonly string[]) => ask(at, requestLine(args)),
    async [Symbol.asyncDispose]() {
      host.stop();
      await host.stopped;
      await rig[Symbol.asyncDispose]();
      for (const { folders } of places) await rm(folders.at(-1) ?? '', { recursive: true, force: true });
    },
  };
}

describe.skipIf(process.platform === 'win32')('a host', () => {
  afterEach(() => void vi.unstubAllEnvs());

  it('serves credentials at every place where a client looks', async () => {
    await using started = await startHost();
    await started.rig.signIn();
    for (const { path: at } of started.places) {
      const { out, code } = await ask(at, requestLine(['credentials', `hanbit/${developer}`]));
      expect([code, JSON.parse(out)]).toEqual([0, expect.objectContaining({ Version: 1 })]);
    }
  });

  it('has credentials of a favourite ready for the first command, for whoever chose it in a terminal', async () => {
    await using started = await startHost();
    const { core, center, session, signIn } = started.rig;
    await signIn();
    await core.refresh(session.id);
    await core.favourites.set(`hanbit/${developer}`, true);
    expect(await started.run('settings', 'set', 'renewAhead', 'favourites')).toMatchObject({ code: 0 });
    await expect.poll(() => core.broker.held().length, { timeout: 10_000 }).toBe(1);
    expect(JSON.parse((await started.run('status', '--json')).out).inUse).toEqual([]);
    center.faults.add({ operation: '*', times: Infinity, fault: { kind: 'drop' } });
    const { out, code } = await started.run('credentials', `hanbit/${developer}`);
    expect([code, JSON.parse(out)]).toEqual([0, expect.objectContaining({ AccountId: '452907316084' })]);
    expect(center.count('GetRoleCredentials')).toBe(1);
  });

  it('says one sentence to what is no request', async () => {
    await using started = await startHost();
    const heard = await ask(started.places[0]?.path ?? '', 'nonsense\n');
    expect(heard).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/^Daypass did not [^\n]+\.\n$/),
    });
  });

  it('answers `stop` once it is gone from every place, so that the next command finds another', async () => {
    await using started = await startHost();
    expect(await started.run('stop')).toMatchObject({ code: 0, err: 'Daypass is stopping.\n' });
    expect(started.places.map(({ path: at }) => existsSync(at))).not.toContain(true);
    await started.host.stopped;
  });

  it('goes on answering until what its screen shows is gone, for the socket goes last', async () => {
    let answer: unknown;
    const closing = async () => {
      answer = await started.run('status');
    };
    const started = await startHost({}, {}, closing);
    await using _ended = started;
    await started.run('stop');
    await started.host.stopped;
    expect(answer).toMatchObject({ code: 0 });
    expect(started.places.map(({ path: at }) => existsSync(at))).not.toContain(true);
  });

  it('takes back all the rest where the keychain is not to be had, and says so', async () => {
    vi.stubEnv('XDG_CONFIG_HOME', '/nonexistent');
    const missing = async () => Promise.reject(new AppError('keychain-unavailable'));
    await using started = await startHost({}, { get: missing, set: missing, delete: missing });
    await writeFile(path.join(started.rig.dataFolder, 'host.start.lock'), '');
    const { code, out, err } = await started.run('uninstall', '--yes');
    expect([code, out]).toEqual([5, '']);
    expect(err).toMatch(/^No keychain is running, so what .* is still there; .*\nEverything else .*\n$/);
    await started.host.stopped;
    expect(await leftIn(started.rig.dataFolder)).toEqual([]);
  });

  it('answers `uninstall --yes`, and leaves neither a file, a unit nor a keychain item', async () => {
    await using config = await temporaryFolder();
    vi.stubEnv('XDG_CONFIG_HOME', config.path);
    await using started = await startHost({
      core: { aws: () => ({ ...awsLocations(config.path, {}), configFile: config.file('aws-config') }) },
    });
    await started.rig.signIn();
    await started.run('credentials', `hanbit/${developer}`);
    const unit = currentUnit(started.rig.dataFolder);
    await writeUnit(unit);
    const awsConfig = config.file('aws-config');
    await writeFile(awsConfig, '[default]\nregion = eu-west-1');
    await started.run('config', 'apply');
    expect(await readFile(awsConfig, 'utf8')).toContain('# daypass:v1 ');
    expect(await started.run('uninstall', '--yes')).toMatchObject({ code: 0 });
    expect(await readFile(awsConfig, 'utf8')).toBe('[default]\nregion = eu-west-1');
    await started.host.stopped;
    expect([...started.items.keys()]).toEqual([]);
    expect(existsSync(unit.file)).toBe(false);
    expect(await leftIn(started.rig.dataFolder)).toEqual([]);
  });

  it('answers `uninstall --yes` with what has to be taken out by hand, where the AWS config has errors', async () => {
    await using config = await temporaryFolder();
    vi.stubEnv('XDG_CONFIG_HOME', config.path);
    const aws = awsLocations(config.path, {});
    await using started = await startHost({ core: { aws: () => aws } });
    await started.rig.signIn();
    await started.run('config', 'apply');
    await appendFile(aws.configFile, 'nonsense\n');
    const { err, code } = await started.run('uninstall', '--yes');
    expect(code).toBe(1);
    expect(err).toContain(`${aws.configFile} has errors, so its profiles stay`);
    await started.host.stopped;
    expect([...started.items.keys()]).toEqual([]);
  });
});

async function leftIn(folder: string): Promise<readonly string[]> {
  return existsSync(folder) ? ['.', ...(await readdir(folder, { recursive: true }))] : [];
}
