import { lstatSync } from 'node:fs';
import { connect as connectTo, type Socket } from 'node:net';
import os from 'node:os';
import { AppError } from '../../errors.ts';
import { dataFolder } from '../../paths.ts';
import { currentSurroundings, type Endpoint, endpoints, isPrivate } from '../endpoint.ts';
import { limits } from './limits.ts';
import { end } from './sentences.ts';

/** `home` is what `--home` or DAYPASS_HOME named. */
export function usedDataFolder(home: string | undefined): string {
  const environment = { ...process.env, DAYPASS_HOME: home };
  return dataFolder({ platform: process.platform, home: os.homedir(), environment });
}

export function placesOf(folder: string): readonly Endpoint[] {
  try {
    return endpoints(folder, currentSurroundings(limits));
  } catch (error) {
    if (error instanceof AppError) end('endpoint', 5, folder);
    throw error;
  }
}

/** Undefined: nobody listens there; busy: somebody does, and has no place at the moment. */
export type Reached = Socket | 'busy' | undefined;

export async function connectAny(folder: string): Promise<Reached> {
  for (const [index, place] of placesOf(folder).entries()) {
    const reached = await connect(place, index === 0);
    if (reached !== undefined) return reached;
  }
  return undefined;
}

/** An own folder that is open to others is never used. */
async function connect({ folders, path }: Endpoint, isFirst: boolean): Promise<Reached> {
  const wrong = folders.find((folder) => !isPrivate(folder, process.geteuid?.()));
  const isOpen = wrong !== undefined && lstatSync(wrong, { throwIfNoEntry: false }) !== undefined;
  // What others can make in a shared folder must not keep the user from the private one.
  if (isOpen && isFirst) end('open', 5, wrong);
  if (wrong !== undefined) return undefined;
  return new Promise((resolve) => {
    const socket = connectTo(path);
    socket
      .once('connect', () => resolve(socket))
      .once('error', (error) => {
        const code = 'code' in error ? error.code : undefined;
        if (code === 'EAGAIN') resolve('busy');
        else if (code === 'ENOENT' || code === 'ECONNREFUSED') resolve(undefined);
        else end('unreachable', 5, path);
      });
  });
}
