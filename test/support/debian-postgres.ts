import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = '/usr/lib/postgresql';
const oldestVersion = 15;

/** The folder of the programs of the newest PostgreSQL that Debian's packages have put on this machine; undefined without one that is new enough. */
export function findDebianPostgres(): string | undefined {
  const versions = existsSync(folder) ? readdirSync(folder).map(Number) : [];
  const newest = versions
    .filter((version) => version >= oldestVersion && existsSync(join(folder, String(version), 'bin', 'postgres')))
    .sort((a, b) => b - a)[0];
  return newest === undefined ? undefined : join(folder, String(newest), 'bin');
}
