import { describe, expect, it } from 'vitest';
import { consoleServices } from '../../preload/console-services.ts';
import { findServices, serviceNamed } from '../../preload/service-search.ts';

const ids = (query: string) => findServices(query).map(({ id }) => id);

describe('the search for a service', () => {
  it('finds all for nothing', () => {
    expect(findServices('')).toHaveLength(consoleServices.length);
    expect(findServices('  ')).toHaveLength(consoleServices.length);
  });

  it.each([
    ['ec2', 'ec2'],
    ['config', 'config'],
    ['backup', 'backup'],
    ['dns', 'route53'],
    ['secret', 'secretsmanager'],
    ['ＥＫＳ', 'eks'],
  ])('finds for %j first %s', (query, id) => {
    expect(ids(query)[0]).toBe(id);
  });

  it('wants every word', () => {
    expect(ids('cloudwatch logs')).toEqual(['logs']);
    expect(ids('cloudwatch zebra')).toEqual([]);
  });

  it('finds every service first by its own id', () => {
    for (const { id } of consoleServices) expect(ids(id)[0]).toBe(id);
  });

  it('knows every service by id, name and alias', () => {
    for (const { id, name, aliases } of consoleServices)
      for (const called of [id, name, name.toUpperCase(), ...aliases])
        expect([called, serviceNamed(called)?.id]).toEqual([called, id]);
  });
});
