import { chmod, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shellSettings } from '../../../main/credential-process/first-shell.ts';
import { plainRequest } from './ask.ts';
import { korean, startVerbRig, terminal, type VerbRig } from './verb-rig.ts';

const nothing = {
  ...{ awsConfigFile: '', awsSharedCredentialsFile: '' },
  ...{ caBundle: '', proxy: '', noProxy: '' },
};
const noNetwork = plainRequest.network;
const proxied = { ...noNetwork, HTTPS_PROXY: 'http://proxy.example:3128', NO_PROXY: 'localhost,.corp' };

describe('what a shell says', () => {
  const said = (changed: Partial<typeof plainRequest>) => shellSettings({ ...plainRequest, ...changed });

  it('is nothing where it says nothing, or comes from an older client', () => {
    expect(said({})).toEqual({ values: nothing, proxyLeft: false });
  });

  it('names files as its own folder and home have them', () => {
    const aws = { AWS_CONFIG_FILE: '~/aws/config', AWS_SHARED_CREDENTIALS_FILE: 'here/credentials' };
    expect(said({ aws, cwd: '/src', home: '/home/jane' }).values).toMatchObject({
      awsConfigFile: '/home/jane/aws/config',
      awsSharedCredentialsFile: '/src/here/credentials',
    });
    expect(said({ aws, home: null }).values.awsConfigFile).toBe(path.join(os.homedir(), 'aws/config'));
  });

  it('names one CA bundle: the one of AWS clients before the one of Node', () => {
    const network = { ...noNetwork, NODE_EXTRA_CA_CERTS: '/node.pem' };
    expect(said({ network }).values.caBundle).toBe('/node.pem');
    expect(said({ network, aws: { AWS_CA_BUNDLE: '/aws.pem' } }).values.caBundle).toBe('/aws.pem');
    expect(said({ network, aws: { AWS_CA_BUNDLE: '' } }).values.caBundle).toBe('/node.pem');
  });

  it.each([
    ['http://proxy.example:3128', 'http://proxy.example:3128', false],
    ['proxy.example:3128', 'http://proxy.example:3128', false],
    ['@proxy.example:3128', '', true],
    ['http://user:password@proxy.example:3128', '', true],
  ])('names the proxy %j as %j, and says whether one was left: %s', (HTTPS_PROXY, proxy, proxyLeft) => {
    const found = said({ network: { ...noNetwork, HTTPS_PROXY } });
    expect([found.values.proxy, found.proxyLeft]).toEqual([proxy, proxyLeft]);
  });
});

describe('the first shell', () => {
  let rig: VerbRig;
  beforeEach(async () => {
    rig = await startVerbRig();
  });
  afterEach(() => rig[Symbol.asyncDispose]());
  const shown = () => ({ ...rig.settings.get() });

  it('in which a person uses Daypass fills the settings, says so, and settings show where they come from', async () => {
    const file = path.join(rig.rig.dataFolder, 'config');
    const asking = { ...terminal, network: proxied, aws: { AWS_CONFIG_FILE: file } };
    const { err, code } = await rig.run(['roles'], asking);
    expect(code).toBe(0);
    expect(err).toContain('Taken from this shell, once: proxy = http://proxy.example:3128;');
    expect(shown()).toMatchObject({
      ...{ proxy: 'http://proxy.example:3128', noProxy: 'localhost,.corp', awsConfigFile: file },
      ...{ caBundle: '', awsSharedCredentialsFile: '' },
    });
    expect((await rig.run(['settings'])).out).toMatch(/^proxy +http:\/\/proxy\S+ +from the first shell$/m);
    expect((await rig.run(['settings'], korean)).out).toMatch(
      /^proxy +http:\/\/proxy\S+ +첫 셸에서 가져옴$/m,
    );
    await rig.run(['settings', 'set', 'proxy', 'http://other:1']);
    expect((await rig.run(['settings'])).out).toMatch(/^proxy +http:\/\/other:1$/m);
  });

  it('is the only one: the next changes nothing, though settings are empty', async () => {
    await rig.run(['roles'], terminal);
    expect((await rig.run(['roles'], { ...terminal, network: proxied })).err).not.toContain('Taken');
    expect(shown()).toMatchObject(nothing);
  });

  it('does not undo what somebody set or emptied before', async () => {
    await rig.run(['settings', 'set', 'proxy', '']);
    await rig.run(['settings', 'set', 'noProxy', 'mine']);
    expect((await rig.run(['status'], { ...terminal, network: proxied })).err).not.toContain('Taken');
    expect(shown()).toMatchObject({ proxy: '', noProxy: 'mine' });
  });

  it.each([
    ['a program at the terminal', ['credentials', 'x'], terminal],
    ['a command that evaluates', ['env', 'x'], terminal],
    ['a pipe', ['roles'], {}],
    ['output that is read', ['roles'], { tty: { in: true, out: false, err: true } }],
    ['input that is given', ['status'], { tty: { in: false, out: true, err: true } }],
  ])('is not %s', async (_, args, asking) => {
    await rig.run(args, { ...asking, network: proxied });
    expect(shown()).toMatchObject(nothing);
    await rig.run(['roles'], { ...terminal, network: proxied });
    expect(shown().proxy).toBe(proxied.HTTPS_PROXY);
  });

  it('has a proxy with a password left out, and says so', async () => {
    const network = { ...noNetwork, HTTPS_PROXY: '@proxy.example:3128' };
    const { err } = await rig.run(['roles'], { ...terminal, network });
    expect(err).toContain('has a user name and password');
    expect(shown().proxy).toBe('');
  });

  it('has a CA bundle taken only if it is one and nobody else can write it', async () => {
    const file = path.join(rig.rig.dataFolder, 'ca.pem');
    const asking = { ...terminal, aws: { AWS_CA_BUNDLE: file } };
    const taken = async () => {
      await using other = await startVerbRig();
      await other.run(['roles'], asking);
      return other.settings.get().caBundle;
    };
    expect(await taken()).toBe('');
    await writeFile(file, 'nothing');
    expect(await taken()).toBe('');
    await writeFile(file, '-----BEGIN CERTIFICATE-----\n');
    await chmod(file, 0o666);
    expect(await taken()).toBe('');
    await chmod(file, 0o644);
    expect(await taken()).toBe(file);
  });

  it('is not looked at again after a restart', async () => {
    await rig.run(['roles'], terminal);
    const text: unknown = JSON.parse(await readFile(path.join(rig.rig.dataFolder, 'settings.json'), 'utf8'));
    expect(text).toMatchObject({ origins: { shellSeen: true, fromShell: [] } });
  });
});
